// What stands in for content that is not there (yet): loading, failed, empty.

import { Button, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icons.tsx';
import { useWords } from '../words/index.ts';

export function Loading() {
  const { t } = useWords();
  return (
    <div className="state" role="status">
      <Loader size="sm" aria-hidden="true" />
      <span>{t('inbox.loading')}</span>
    </div>
  );
}

export function Failed({ onRetry }: { onRetry(): void }) {
  const { t } = useWords();
  return (
    <div className="state" role="alert">
      <Icon name="alert" size={22} />
      <span>{t('inbox.failed')}</span>
      <Button size="xs" variant="default" onClick={onRetry}>
        {t('inbox.retry')}
      </Button>
    </div>
  );
}

export function Empty({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <div className="state">
      <Icon name={icon} size={28} />
      <div>{children}</div>
    </div>
  );
}
