// The list of shortcuts, opened with `?`.

import { Modal } from '@mantine/core';
import { type Key, useWords } from './words/index.ts';

const shortcuts: readonly (readonly [key: string, what: Key])[] = [
  ['J', 'keys.next'],
  ['K', 'keys.previous'],
  ['A', 'keys.claim'],
  ['R', 'keys.reply'],
  ['N', 'keys.note'],
  ['T', 'keys.transfer'],
  ['E', 'keys.resolve'],
  ['U', 'keys.ticket'],
  ['/', 'keys.search'],
  ['Alt+1…3', 'keys.suggestion'],
  ['?', 'keys.help'],
];

export function ShortcutHelp({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const { t } = useWords();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
      centered
    >
      <dl className="pairs keys">
        {shortcuts.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
      <p className="muted small-text">{t('keys.hint')}</p>
    </Modal>
  );
}
