// What the browser keeps between visits, under this hub's name; in memory only where the page may not store.

export type Keep = {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** Keys that begin so, without this hub's own prefix. */
  keys(prefix: string): string[];
  /** Another tab of the shop changed a key. Answers how to stop listening. */
  watch(changed: (key: string, value: string | undefined) => void): () => void;
};

/**
 * Opens the keep of one hub: two hubs on one page never meet.
 * Storage that is denied (private mode, blocked cookies, a full quota) costs only what a reload would forget.
 */
export function openKeep(hub: string): Keep {
  const name = `huoji:${hub}:`;
  const memory = new Map<string, string>();
  const storage = allowedStorage();
  return {
    get: (key) => memory.get(key) ?? storage?.getItem(name + key) ?? undefined,
    set(key, value) {
      try {
        if (!storage) throw new Error('no storage');
        storage.setItem(name + key, value);
        memory.delete(key);
      } catch {
        memory.set(key, value);
      }
    },
    remove(key) {
      memory.delete(key);
      storage?.removeItem(name + key);
    },
    keys(prefix) {
      const stored = storage ? Object.keys(storage).filter((key) => key.startsWith(name)) : [];
      const all = new Set([...memory.keys(), ...stored.map((key) => key.slice(name.length))]);
      return [...all].filter((key) => key.startsWith(prefix));
    },
    watch(changed) {
      const listen = (event: StorageEvent) => {
        if (event.storageArea === storage && event.key?.startsWith(name))
          changed(event.key.slice(name.length), event.newValue ?? undefined);
      };
      addEventListener('storage', listen);
      return () => removeEventListener('storage', listen);
    },
  };
}

/** Reading `localStorage` throws where the browser denies it; writing throws where the quota is zero. */
function allowedStorage(): Storage | undefined {
  try {
    const storage = localStorage;
    storage.setItem('huoji:probe', '1');
    storage.removeItem('huoji:probe');
    return storage;
  } catch {
    return undefined;
  }
}
