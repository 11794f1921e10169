// Line drawings of the panel, our own.

const lines = {
  chat: ['M4 12a8 7.5 0 1 1 4 6.5L4 20l1-3.6A7.6 7.6 0 0 1 4 12Z'],
  cross: ['M6 6l12 12', 'M18 6L6 18'],
  clip: ['M19.5 11.5l-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l8-8a3 3 0 0 1 4.3 4.3l-7.9 7.9a1.5 1.5 0 0 1-2.1-2.1l7-7'],
  send: ['M21 3L10 14', 'M21 3l-7 18-4-7-7-4 18-7Z'],
  file: ['M6 3h8l4 4v14H6V3Z', 'M14 3v4h4'],
  down: ['M12 5v14', 'M6 13l6 6 6-6'],
} as const;

export function Icon({ of }: { of: keyof typeof lines }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      {lines[of].map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}
