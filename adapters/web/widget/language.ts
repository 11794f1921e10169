// Which of our languages a page wants. Part of the loader, so it knows no dictionary.

import type { Language } from './words.ts';

/**
 * The first wish we can serve; English when none can be.
 *
 * @param wishes BCP 47 tags, most important first: `data-lang`, the page's `lang`, the browser's languages
 * @example chooseLanguage(['zh-Hant-HK', 'en']) === 'zh-TW'
 */
export function chooseLanguage(wishes: readonly (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const tag = (wish ?? '').toLowerCase();
    if (/^zh\b.*\b(hant|tw|hk|mo)\b/.test(tag)) return 'zh-TW';
    if (/^(zh|cmn)\b/.test(tag)) return 'zh-CN';
    if (/^en\b/.test(tag)) return 'en';
  }
  return 'en';
}
