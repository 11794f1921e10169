// The time, ticking, for waits that are shown as they grow.

import { useEffect, useState } from 'react';

/** @param everyMs how often the component repaints */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
