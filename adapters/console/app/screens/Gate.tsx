// The frame of the screens before the console: a card with the house's mark and the choice of language.

import type { ReactNode } from 'react';
import { Icon } from '../icons.tsx';
import { useChoices } from '../keep.ts';
import { locales, useWords } from '../words/index.ts';

export function Gate({ title, intro, children }: { title: string; intro?: string | undefined; children: ReactNode }) {
  const { t } = useWords();
  const [choices, choose] = useChoices();
  return (
    <main className="gate">
      <div className="gate-card">
        <div className="gate-head">
          <span className="logo">
            <Icon name="logo" size={22} />
          </span>
          <span>{t('app.name')}</span>
        </div>
        <h1>{title}</h1>
        {intro && <p className="muted">{intro}</p>}
        {children}
      </div>
      <div className="gate-languages">
        {locales.map(({ locale, name }) => (
          <button
            key={locale}
            type="button"
            lang={locale}
            aria-pressed={choices.locale === locale}
            onClick={() => choose({ locale })}
          >
            {name}
          </button>
        ))}
      </div>
    </main>
  );
}
