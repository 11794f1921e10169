// Adaptive Cards, as far as we write them. Words stand in text runs, which know no markup: nothing in them can act. Pure.

/** One run of words in a line. */
export type Run = {
  readonly text: string;
  readonly bold?: boolean;
  readonly subtle?: boolean;
  readonly italic?: boolean;
};

type TextRun = {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly isSubtle?: true;
  readonly italic?: true;
};
export type CardElement =
  | {
      readonly type: 'RichTextBlock';
      readonly inlines: readonly TextRun[];
      readonly spacing?: 'None' | 'Medium';
    }
  | { readonly type: 'Image'; readonly url: string; readonly altText: string; readonly size: 'Large' }
  | {
      readonly type: 'Container';
      readonly items: readonly CardElement[];
      readonly style?: 'emphasis' | 'good' | 'attention' | 'warning';
      readonly separator?: true;
    }
  | {
      readonly type: 'Input.Text';
      readonly id: string;
      readonly placeholder: string;
      readonly label?: string;
      readonly isMultiline?: true;
      readonly maxLength?: number;
      readonly value?: string;
    }
  | {
      readonly type: 'Input.ChoiceSet';
      readonly id: string;
      readonly label: string;
      readonly style: 'compact';
      readonly value: string;
      readonly choices: readonly { readonly title: string; readonly value: string }[];
    }
  | { readonly type: 'ActionSet'; readonly actions: readonly CardAction[] };

export type CardAction =
  | { readonly type: 'Action.Submit'; readonly title: string; readonly data: object }
  | {
      readonly type: 'Action.Execute';
      readonly title: string;
      readonly verb: string;
      readonly data: object;
      readonly style?: 'positive' | 'destructive';
      /** `none`: what stands in the inputs is not sent along. */
      readonly associatedInputs?: 'auto' | 'none';
    }
  | { readonly type: 'Action.OpenUrl'; readonly title: string; readonly url: string }
  | {
      readonly type: 'Action.ShowCard';
      readonly title: string;
      readonly card: {
        readonly type: 'AdaptiveCard';
        readonly body: readonly CardElement[];
        readonly actions: readonly CardAction[];
      };
    };
export type AdaptiveCard = { readonly body: readonly CardElement[]; readonly actions: readonly CardAction[] };

export const cardType = 'application/vnd.microsoft.card.adaptive';
/** Largest card Teams takes, bytes of its JSON (learn.microsoft.com, "format cards"). */
export const cardLimit = 28 * 1024;

/** The card as Teams reads it: 1.5 is the newest version its phones show. */
export function wholeCard({ body, actions }: AdaptiveCard): Record<string, unknown> {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body,
    ...(actions.length > 0 ? { actions } : {}),
    msteams: { width: 'Full' },
  };
}

export function cardAttachment(card: AdaptiveCard): { contentType: string; content: Record<string, unknown> } {
  return { contentType: cardType, content: wholeCard(card) };
}

export function sizeOfCard(card: AdaptiveCard): number {
  return Buffer.byteLength(JSON.stringify(wholeCard(card)));
}

/** Words in lines; runs know no markup, so customers' words stay words. */
export function wordsBlock(runs: readonly Run[], spacing?: 'None' | 'Medium'): CardElement {
  return {
    type: 'RichTextBlock',
    inlines: runs.map(({ text, bold, subtle, italic }) => ({
      type: 'TextRun' as const,
      text: harmless(text) || ' ',
      ...(bold ? { weight: 'Bolder' as const } : {}),
      ...(subtle ? { isSubtle: true as const } : {}),
      ...(italic ? { italic: true as const } : {}),
    })),
    ...(spacing === undefined ? {} : { spacing }),
  };
}

export function factsOf(fields: readonly { readonly label: string; readonly value: string }[]): CardElement[] {
  return fields.map(({ label, value }) => wordsBlock([{ text: `${label}: `, bold: true }, { text: value }], 'None'));
}

export function linkAction(title: string, url: string): CardAction {
  return { type: 'Action.OpenUrl', title: harmless(title), url };
}

/**
 * A mention in a card is `<at>…</at>` together with an entity, which we never write; the tag is broken all the same, by
 * a character nobody sees, so that no later reader of the card can take it for one.
 */
export function harmless(words: string): string {
  return words.replace(/<(?=\/?\s*at\b)/gi, '<\u200b');
}
