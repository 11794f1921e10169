// The rail at the left edge: where one can go, how much waits, and the person's own menu.

import { Menu } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import type { Me } from '../wire.ts';
import { Icon, type IconName } from './icons.tsx';
import { initialOf, shadeOf } from './inbox/names.ts';
import { unreadTotal, useInboxState } from './inbox/store.ts';
import { go, type Place, pathTo, usePlace } from './paths.ts';
import { useWords } from './words/index.ts';

export function Rail({ me, onHelp, onSignOut }: { me: Me; onHelp(): void; onSignOut(): void }) {
  const { t } = useWords();
  const unread = useInboxState(unreadTotal);
  const line = useInboxState((state) => state.line);
  return (
    <nav className="rail" aria-label={t('nav.label')}>
      <span className="logo">
        <Icon name="logo" size={22} />
      </span>
      <RailLink place={{ screen: 'inbox' }} icon="inbox" label={t('nav.inbox')}>
        {unread > 0 && (
          <span className="badge">
            <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
            <span className="hidden">{t('inbox.unread', { count: unread })}</span>
          </span>
        )}
      </RailLink>
      <RailLink place={{ screen: 'people' }} icon="people" label={t('nav.people')} />
      <RailLink place={{ screen: 'settings' }} icon="settings" label={t('nav.settings')} />
      <div className="rail-foot">
        <Menu position="right-end" width={220} shadow="md">
          <Menu.Target>
            <button type="button" className="rail-me" aria-label={`${t('nav.account')}: ${me.name}`}>
              <span className={`avatar small ${shadeOf(me.id)}`} aria-hidden="true">
                {initialOf(me.name)}
              </span>
              <span className={`lamp ${line}`} aria-hidden="true" />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>
              {me.name} · {t(`role.${me.role}`)}
            </Menu.Label>
            <Menu.Item leftSection={<Icon name="settings" size={16} />} onClick={() => go({ screen: 'settings' })}>
              {t('nav.settings')}
            </Menu.Item>
            <Menu.Item leftSection={<Icon name="keyboard" size={16} />} onClick={onHelp}>
              {t('nav.shortcuts')}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item leftSection={<Icon name="out" size={16} />} onClick={onSignOut}>
              {t('nav.signOut')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </nav>
  );
}

function RailLink({
  place,
  icon,
  label,
  children,
}: {
  place: Place;
  icon: IconName;
  label: string;
  children?: ReactNode;
}) {
  const { screen } = usePlace();
  const current = screen === place.screen;
  function follow(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(place);
  }
  return (
    <a href={pathTo(place)} onClick={follow} {...(current ? { 'aria-current': 'page' as const } : {})}>
      <Icon name={icon} size={22} />
      <span>{label}</span>
      {children}
    </a>
  );
}
