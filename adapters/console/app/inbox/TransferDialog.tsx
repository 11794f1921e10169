// Hands a case to a person, a skill or everyone, with a note the customer never sees.

import { Button, Modal, NativeSelect, Textarea } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import type { PeopleList } from '../../wire.ts';
import { get } from '../api.ts';
import { useWords } from '../words/index.ts';
import { useInbox } from './store.ts';

export function TransferDialog({
  opened,
  onClose,
  onTransfer,
}: {
  opened: boolean;
  onClose(): void;
  onTransfer(to: string, note: string): Promise<boolean>;
}) {
  const { t } = useWords();
  const inbox = useInbox();
  const [list, setList] = useState<PeopleList>({ people: [], skills: [] });
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (!opened) return;
    setTo('');
    setNote('');
    get<PeopleList>('/people').then(setList, () => undefined);
  }, [opened]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!to) return;
    setBusy(true);
    const done = await onTransfer(to, note.trim());
    setBusy(false);
    if (done) onClose();
  }

  const others = list.people.filter(({ id }) => id !== inbox.me.id);
  const options = [
    {
      group: t('transfer.people'),
      items: [
        ...others.map(({ id, name, online, serving, capacity }) => ({
          value: id,
          label: `${name} · ${t(online ? 'transfer.here' : 'transfer.away')} · ${serving}/${capacity}`,
        })),
        { value: 'everyone', label: t('transfer.everyone') },
      ],
    },
    ...(list.skills.length
      ? [{ group: t('transfer.skills'), items: list.skills.map(({ id, name }) => ({ value: id, label: name })) }]
      : []),
  ];

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('transfer.title')}
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
      centered
    >
      <form onSubmit={submit} className="stack">
        <NativeSelect
          label={t('transfer.to')}
          data={[{ value: '', label: t('transfer.choose'), disabled: true }, ...options]}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          data-autofocus
        />
        <Textarea
          label={t('transfer.note')}
          placeholder={t('transfer.noteHint')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={2000}
          rows={3}
        />
        <div className="dialog-foot">
          <Button variant="default" onClick={onClose}>
            {t('transfer.cancel')}
          </Button>
          <Button type="submit" disabled={!to} loading={busy}>
            {t('transfer.do')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
