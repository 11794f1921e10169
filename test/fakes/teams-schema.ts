// Judges what the hub sends to Teams: the Activity schema, the Adaptive Card schema, and Teams' own published limits.

/** Adaptive Card 1.5 elements and their required properties (adaptivecards.io/schemas/adaptive-card.json). */
const elements: Readonly<Record<string, readonly string[]>> = {
  TextBlock: ['text'],
  RichTextBlock: ['inlines'],
  Image: ['url'],
  ImageSet: ['images'],
  Container: ['items'],
  ColumnSet: [],
  FactSet: ['facts'],
  ActionSet: ['actions'],
  'Input.Text': ['id'],
  'Input.ChoiceSet': ['id'],
  'Input.Toggle': ['id', 'title'],
  'Input.Number': ['id'],
  'Input.Date': ['id'],
  'Input.Time': ['id'],
  Table: [],
};
const actions: Readonly<Record<string, readonly string[]>> = {
  'Action.Submit': [],
  'Action.Execute': [],
  'Action.OpenUrl': ['url'],
  'Action.ShowCard': ['card'],
  'Action.ToggleVisibility': ['targetElements'],
};
const properties = {
  element: new Set([
    'type',
    'id',
    'isVisible',
    'separator',
    'spacing',
    'height',
    'fallback',
    'requires',
    'text',
    'color',
    'fontType',
    'horizontalAlignment',
    'isSubtle',
    'maxLines',
    'size',
    'weight',
    'wrap',
    'style',
    'inlines',
    'url',
    'altText',
    'backgroundColor',
    'width',
    'selectAction',
    'items',
    'bleed',
    'minHeight',
    'columns',
    'facts',
    'actions',
    'isMultiline',
    'maxLength',
    'placeholder',
    'value',
    'regex',
    'label',
    'isRequired',
    'errorMessage',
    'choices',
    'isMultiSelect',
    'title',
    'valueOn',
    'valueOff',
    'images',
    'imageSize',
    'msteams',
  ]),
  action: new Set([
    'type',
    'id',
    'title',
    'iconUrl',
    'style',
    'fallback',
    'requires',
    'tooltip',
    'isEnabled',
    'mode',
    'data',
    'verb',
    'associatedInputs',
    'url',
    'card',
    'targetElements',
    'msteams',
  ]),
  card: new Set([
    'type',
    '$schema',
    'version',
    'body',
    'actions',
    'refresh',
    'authentication',
    'fallbackText',
    'speak',
    'lang',
    'minHeight',
    'rtl',
    'selectAction',
    'backgroundImage',
    'verticalContentAlignment',
    'msteams',
    'metadata',
  ]),
  run: new Set([
    'type',
    'text',
    'color',
    'fontType',
    'highlight',
    'isSubtle',
    'italic',
    'selectAction',
    'size',
    'strikethrough',
    'underline',
    'weight',
  ]),
} as const;
const values: Readonly<Record<string, readonly string[]>> = {
  spacing: ['None', 'Small', 'Default', 'Medium', 'Large', 'ExtraLarge', 'Padding'],
  weight: ['Lighter', 'Default', 'Bolder'],
  associatedInputs: ['auto', 'none'],
};
const actionStyles = ['default', 'positive', 'destructive'];
const containerStyles = ['default', 'emphasis', 'good', 'attention', 'warning', 'accent'];

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Everything wrong with an activity; empty when Teams would take it. */
export function faultsOf(activity: unknown): string[] {
  const faults: string[] = [];
  if (!isObject(activity)) return ['the activity is no object'];
  const { type, text, textFormat, attachments, entities, suggestedActions } = activity;
  if (type !== 'message' && type !== 'typing') faults.push(`type ${String(type)}`);
  if (text !== undefined && typeof text !== 'string') faults.push('text is no string');
  if (textFormat !== undefined && !['plain', 'markdown', 'xml'].includes(String(textFormat)))
    faults.push(`textFormat ${String(textFormat)}`);
  if (textFormat === 'xml' && typeof text === 'string') faults.push(...tagFaults(text));
  if (type === 'message' && !text && !(Array.isArray(attachments) && attachments.length > 0))
    faults.push('a message with neither text nor attachment');
  if (suggestedActions !== undefined && !isObject(suggestedActions)) faults.push('suggestedActions');
  for (const entity of Array.isArray(entities) ? entities : []) faults.push(...mentionFaults(entity, String(text)));
  for (const attachment of Array.isArray(attachments) ? attachments : []) faults.push(...attachmentFaults(attachment));
  const whole = JSON.stringify(activity);
  // "Around 100 KB … UTF-16"; 80 kB is what Teams' own guide tells bots to stay under.
  if (Math.max(whole.length * 2, Buffer.byteLength(whole)) > 80 * 1024)
    faults.push(`the activity has ${whole.length} characters`);
  return faults;
}

/** Only tags Teams knows, each closed. */
function tagFaults(xml: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  for (const [tag, close, name, , self] of xml.matchAll(/<(\/?)([a-z0-9]+)((?:\s+[a-z]+="[^"<>]*")*)\s*(\/?)>|</gi)) {
    if (name === undefined) faults.push('a lone <');
    else if (!/^(strong|b|em|i|strike|s|code|pre|a|br|ul|ol|li|blockquote|p|at|h[1-3])$/.test(name))
      faults.push(`tag ${tag}`);
    else if (name === 'br' || self) continue;
    else if (!close) open.push(name);
    else if (open.pop() !== name) faults.push(`${tag} closes nothing`);
  }
  if (/&(?!amp;|lt;|gt;|quot;|apos;|nbsp;|#\d+;)/.test(xml)) faults.push('a lone &');
  return open.length > 0 ? [...faults, `open: ${open.join()}`] : faults;
}

function mentionFaults(entity: unknown, text: string): string[] {
  if (!isObject(entity) || entity['type'] !== 'mention') return [];
  const written = entity['text'];
  if (typeof written !== 'string' || !/^<at>[^<>]+<\/at>$/.test(written)) return ['a mention without its text'];
  return text.includes(written) ? [] : ['a mention that stands not in the text'];
}

function attachmentFaults(attachment: unknown): string[] {
  if (!isObject(attachment) || typeof attachment['contentType'] !== 'string')
    return ['an attachment without contentType'];
  const { contentType, contentUrl, content } = attachment;
  if (contentType === 'application/vnd.microsoft.card.adaptive') return cardFaults(content);
  if (/^image\/(png|jpe?g|gif)$/.test(String(contentType)))
    return /^https:\/\//.test(String(contentUrl)) ? [] : ['a picture without an https address'];
  return [`an attachment of type ${String(contentType)}`];
}

/** Everything wrong with an Adaptive Card, alone or in the answer to a press. */
export function cardFaults(card: unknown, isInner = false): string[] {
  if (!isObject(card) || card['type'] !== 'AdaptiveCard') return ['no AdaptiveCard'];
  const faults = unknownKeys(card, properties.card, 'card');
  if (!isInner && !['1.2', '1.3', '1.4', '1.5'].includes(String(card['version'])))
    faults.push(`version ${String(card['version'])}`);
  const bytes = Buffer.byteLength(JSON.stringify(card));
  if (!isInner && bytes > 28 * 1024) faults.push(`the card has ${bytes} bytes`);
  const ids = new Set<string>();
  for (const element of listOf(card['body'], faults, 'body')) faults.push(...elementFaults(element, ids));
  faults.push(...actionsFaults(card['actions']));
  return faults;
}

function elementFaults(element: unknown, ids: Set<string>): string[] {
  if (!isObject(element)) return ['an element that is no object'];
  const type = String(element['type']);
  const required = elements[type];
  if (!required) return [`element ${type}`];
  const faults = unknownKeys(element, properties.element, type);
  for (const key of required) if (element[key] === undefined) faults.push(`${type} without ${key}`);
  for (const [key, allowed] of Object.entries(values))
    if (element[key] !== undefined && !allowed.includes(String(element[key]))) faults.push(`${type}.${key}`);
  if (type.startsWith('Input.')) {
    if (ids.has(String(element['id']))) faults.push(`two inputs ${String(element['id'])}`);
    ids.add(String(element['id']));
  }
  if (type === 'Container' && element['style'] !== undefined && !containerStyles.includes(String(element['style'])))
    faults.push('Container.style');
  if (type === 'RichTextBlock')
    for (const run of listOf(element['inlines'], faults, 'inlines')) {
      if (!isObject(run) || run['type'] !== 'TextRun' || typeof run['text'] !== 'string')
        faults.push('a run without text');
      else faults.push(...unknownKeys(run, properties.run, 'TextRun'));
    }
  if (type === 'Image' && !/^https:\/\//.test(String(element['url']))) faults.push('an Image without an https address');
  if (type === 'Input.ChoiceSet')
    for (const choice of listOf(element['choices'], faults, 'choices'))
      if (!isObject(choice) || typeof choice['title'] !== 'string' || typeof choice['value'] !== 'string')
        faults.push('a choice without title or value');
  if (type === 'ActionSet') faults.push(...actionsFaults(element['actions']));
  for (const item of listOf(element['items'], faults, 'items')) faults.push(...elementFaults(item, ids));
  return faults;
}

function actionsFaults(list: unknown): string[] {
  const faults: string[] = [];
  const all = listOf(list, faults, 'actions');
  if (all.length > 6) faults.push(`${all.length} actions, Teams shows six`);
  for (const action of all) {
    if (!isObject(action)) return [...faults, 'an action that is no object'];
    const type = String(action['type']);
    const required = actions[type];
    if (!required) return [...faults, `action ${type}`];
    faults.push(...unknownKeys(action, properties.action, type));
    for (const key of required) if (action[key] === undefined) faults.push(`${type} without ${key}`);
    if (typeof action['title'] !== 'string' || action['title'] === '') faults.push(`${type} without a title`);
    if (action['style'] !== undefined && !actionStyles.includes(String(action['style']))) faults.push(`${type}.style`);
    if (type === 'Action.OpenUrl' && !/^(https?|tel|mailto):/.test(String(action['url'])))
      faults.push('Action.OpenUrl.url');
    if (type === 'Action.ShowCard') faults.push(...cardFaults(action['card'], true));
  }
  return faults;
}

function listOf(value: unknown, faults: string[], what: string): unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  faults.push(`${what} is no list`);
  return [];
}

function unknownKeys(object: Json, known: ReadonlySet<string>, what: string): string[] {
  return Object.keys(object)
    .filter((key) => !known.has(key))
    .map((key) => `${what}.${key} is no property`);
}
