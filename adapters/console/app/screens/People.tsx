// Who serves, who is here; for the owner and supervisors also the invitations.

import { Button, Modal, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback, useEffect, useState } from 'react';
import type { Colleague, Invite, Me, PeopleList } from '../../wire.ts';
import { get, post, sentenceOf } from '../api.ts';
import { initialOf, shadeOf } from '../inbox/names.ts';
import { useWords } from '../words/index.ts';
import { Failed, Loading } from './States.tsx';

export function People({ me }: { me: Me }) {
  const words = useWords();
  const { t } = words;
  const [list, setList] = useState<PeopleList | 'failed'>();
  const [invite, setInvite] = useState<{ person: Colleague; invite: Invite }>();
  const [leaving, setLeaving] = useState<Colleague>();
  const manages = me.role === 'owner' || me.role === 'supervisor';

  const load = useCallback(() => {
    get<PeopleList>('/people').then(setList, () => setList('failed'));
  }, []);
  useEffect(load, [load]);

  const complain = (error: unknown) =>
    notifications.show({ message: sentenceOf(error, words), color: 'red', role: 'alert' });

  async function makeLink(person: Colleague) {
    try {
      setInvite({ person, invite: await post<Invite>(`/people/${person.id}/invite`) });
    } catch (error) {
      complain(error);
    }
  }

  async function revoke(person: Colleague) {
    setLeaving(undefined);
    try {
      await post(`/people/${person.id}/revoke`);
      notifications.show({ message: t('people.revoked', { name: person.name }) });
      load();
    } catch (error) {
      complain(error);
    }
  }

  return (
    <main className="page">
      <h1>{t('people.title')}</h1>
      <p className="muted">{t('people.intro')}</p>
      {list === undefined && <Loading />}
      {list === 'failed' && <Failed onRetry={load} />}
      {typeof list === 'object' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className="table-frame" tabIndex={0} aria-label={t('people.title')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('people.name')}</th>
                <th scope="col">{t('people.role')}</th>
                <th scope="col">{t('people.skills')}</th>
                <th scope="col">{t('people.load')}</th>
                {manages && <th scope="col">{t('people.signIn')}</th>}
                {manages && <th scope="col">{t('people.actions')}</th>}
              </tr>
            </thead>
            <tbody>
              {list.people.map((person) => (
                <PersonRow
                  key={person.id}
                  person={person}
                  me={me}
                  manages={manages}
                  onInvite={() => void makeLink(person)}
                  onRevoke={() => setLeaving(person)}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
      <LinkDialog
        given={invite}
        onClose={() => {
          setInvite(undefined);
          load();
        }}
      />
      <Modal
        opened={leaving !== undefined}
        onClose={() => setLeaving(undefined)}
        title={t('people.revoke')}
        closeButtonProps={{ 'aria-label': t('dialog.close') }}
        centered
      >
        <p>{t('people.revokeSure', { name: leaving?.name ?? '' })}</p>
        <div className="dialog-foot">
          <Button variant="default" onClick={() => setLeaving(undefined)}>
            {t('transfer.cancel')}
          </Button>
          <Button className="bad-button" onClick={() => leaving && void revoke(leaving)}>
            {t('people.revoke')}
          </Button>
        </div>
      </Modal>
    </main>
  );
}

function PersonRow({
  person,
  me,
  manages,
  onInvite,
  onRevoke,
}: {
  person: Colleague;
  me: Me;
  manages: boolean;
  onInvite(): void;
  onRevoke(): void;
}) {
  const { t } = useWords();
  const allowed = me.role === 'owner' || person.role === 'agent' || person.role === 'trainer';
  return (
    <tr>
      <th scope="row">
        <span className="person">
          <span className={`avatar small ${shadeOf(person.id)}`} aria-hidden="true">
            {initialOf(person.name)}
          </span>
          <span dir="auto">{person.name}</span>
          {person.online && <span className="tag ok">{t('people.here')}</span>}
        </span>
      </th>
      <td>{t(`role.${person.role}`)}</td>
      <td dir="auto">{person.skills.join(' · ') || t('side.none')}</td>
      <td className="number">
        {person.serving}/{person.capacity}
      </td>
      {manages && (
        <td>{person.hasLogin ? <code>{person.login}</code> : <span className="muted">{t('people.none')}</span>}</td>
      )}
      {manages && (
        <td>
          {allowed && (
            <span className="actions">
              <Button size="xs" variant="default" onClick={onInvite}>
                {t(person.hasLogin ? 'people.reset' : 'people.invite')}
              </Button>
              {person.hasLogin && person.id !== me.id && (
                <Button size="xs" variant="default" className="bad-text" onClick={onRevoke}>
                  {t('people.revoke')}
                </Button>
              )}
            </span>
          )}
        </td>
      )}
    </tr>
  );
}

function LinkDialog({ given, onClose }: { given: { person: Colleague; invite: Invite } | undefined; onClose(): void }) {
  const { t, full } = useWords();
  const [copied, setCopied] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new link was not copied yet
  useEffect(() => setCopied(false), [given]);
  return (
    <Modal
      opened={given !== undefined}
      onClose={onClose}
      title={given && t('people.linkTitle', { name: given.person.name })}
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
      centered
    >
      {given && (
        <div className="stack">
          <p>{t('people.linkHint', { name: given.person.name, at: full(given.invite.expiresAt) })}</p>
          <TextInput
            readOnly
            value={given.invite.link}
            aria-label={t('people.linkTitle', { name: given.person.name })}
            onFocus={(event) => event.currentTarget.select()}
          />
          <div className="dialog-foot">
            <Button variant="default" onClick={onClose}>
              {t('people.close')}
            </Button>
            <Button
              onClick={() =>
                void navigator.clipboard?.writeText(given.invite.link).then(
                  () => setCopied(true),
                  () => undefined,
                )
              }
            >
              {t(copied ? 'people.copied' : 'people.copy')}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
