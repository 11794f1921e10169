// What Discord refuses of a message or a command, in its own error's shape: the limits of its published API.

type Body = Readonly<Record<string, unknown>>;
export type FormErrors = Readonly<Record<string, string>>;

/** Refusals as Discord answers them: HTTP status, JSON error code, words. */
export class Refused extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: FormErrors | undefined;
  constructor(status: number, code: number, message: string, errors?: FormErrors) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
/** Characters as people count them: Discord counts code points. */
const length = (text: string): number => [...text].length;

const messageFields = new Set(
  'content nonce tts embeds allowed_mentions message_reference components sticker_ids attachments flags enforce_nonce poll'.split(
    ' ',
  ),
);

/** @param files how many the form carries; @param isEdit an edit may empty a message of its text */
export function checkMessage(body: Body, files: number, isEdit = false): void {
  const errors: Record<string, string> = {};
  const wrong = (where: string, what: string) => {
    errors[where] = what;
  };
  for (const field of Object.keys(body)) if (!messageFields.has(field)) wrong(field, 'UNKNOWN_FIELD');
  const content = body['content'];
  if (content !== undefined && content !== null && typeof content !== 'string') wrong('content', 'STRING_TYPE_CONVERT');
  if (typeof content === 'string') {
    if (length(content) > 2000) wrong('content', 'BASE_TYPE_MAX_LENGTH 2000');
    if (!content.isWellFormed()) wrong('content', 'not well-formed');
  }
  const nonce = body['nonce'];
  if (nonce !== undefined && (typeof nonce !== 'string' || nonce.length > 25))
    wrong('nonce', 'BASE_TYPE_MAX_LENGTH 25');
  if (body['enforce_nonce'] === true && nonce === undefined) wrong('nonce', 'BASE_TYPE_REQUIRED');
  checkEmbeds(listOf(body['embeds']), wrong);
  checkComponents(listOf(body['components']), wrong);
  checkMentions(body['allowed_mentions'], wrong);
  const attachments = listOf(body['attachments']);
  for (const [at, one] of attachments.entries())
    if (!isObject(one) || Number(one['id']) >= Math.max(files, 10)) wrong(`attachments.${at}`, 'ATTACHMENT_NOT_FOUND');
  if (Object.keys(errors).length > 0) throw new Refused(400, 50035, 'Invalid Form Body', errors);
  const isBlank = typeof content !== 'string' || !/[^\s\p{Cf}\p{Cc}\u115f\u1160\u3164\uffa0]/u.test(content);
  if (
    !isEdit &&
    isBlank &&
    listOf(body['embeds']).length === 0 &&
    files === 0 &&
    listOf(body['components']).length === 0
  )
    throw new Refused(400, 50006, 'Cannot send an empty message');
}

type Wrong = (where: string, what: string) => void;

function checkEmbeds(embeds: readonly unknown[], wrong: Wrong): void {
  if (embeds.length > 10) wrong('embeds', 'BASE_TYPE_MAX_LENGTH 10');
  let total = 0;
  const text = (where: string, value: unknown, most: number, isNeeded = false) => {
    if (value === undefined || value === null) {
      if (isNeeded) wrong(where, 'BASE_TYPE_REQUIRED');
      return;
    }
    if (typeof value !== 'string') return wrong(where, 'STRING_TYPE_CONVERT');
    if (isNeeded && value.trim() === '') wrong(where, 'BASE_TYPE_REQUIRED');
    if (length(value) > most) wrong(where, `BASE_TYPE_MAX_LENGTH ${most}`);
    total += length(value);
  };
  for (const [at, embed] of embeds.entries()) {
    if (!isObject(embed)) {
      wrong(`embeds.${at}`, 'DICT_TYPE_CONVERT');
      continue;
    }
    text(`embeds.${at}.title`, embed['title'], 256);
    text(`embeds.${at}.description`, embed['description'], 4096);
    const footer = embed['footer'];
    if (isObject(footer)) text(`embeds.${at}.footer.text`, footer['text'], 2048, true);
    const fields = listOf(embed['fields']);
    if (fields.length > 25) wrong(`embeds.${at}.fields`, 'BASE_TYPE_MAX_LENGTH 25');
    for (const [index, field] of fields.entries()) {
      if (!isObject(field)) continue;
      text(`embeds.${at}.fields.${index}.name`, field['name'], 256, true);
      text(`embeds.${at}.fields.${index}.value`, field['value'], 1024, true);
    }
    for (const [name, link] of [
      ['url', embed['url']],
      ['image', isObject(embed['image']) ? embed['image']['url'] : undefined],
    ] as const) {
      const isLink = typeof link === 'string' && /^(https?|attachment):\/\/\S+$/.test(link) && link.length <= 2048;
      if (link !== undefined && !isLink) wrong(`embeds.${at}.${name}`, 'URL_TYPE_INVALID_URL');
    }
  }
  if (total > 6000) wrong('embeds', 'MAX_EMBED_SIZE_EXCEEDED');
}

function checkComponents(rows: readonly unknown[], wrong: Wrong): void {
  if (rows.length > 5) wrong('components', 'BASE_TYPE_MAX_LENGTH 5');
  const ids = new Set<string>();
  const id = (where: string, value: unknown) => {
    if (typeof value !== 'string' || value === '' || length(value) > 100) wrong(where, 'BASE_TYPE_BAD_LENGTH 1-100');
    else if (ids.has(value)) wrong(where, 'COMPONENT_CUSTOM_ID_DUPLICATED');
    else ids.add(value);
  };
  for (const [at, row] of rows.entries()) {
    const inner = isObject(row) && row['type'] === 1 ? listOf(row['components']) : undefined;
    if (!inner || inner.length < 1 || inner.length > 5) {
      wrong(`components.${at}`, 'BASE_TYPE_BAD_LENGTH 1-5');
      continue;
    }
    for (const [index, one] of inner.entries()) {
      const where = `components.${at}.components.${index}`;
      if (!isObject(one)) wrong(where, 'DICT_TYPE_CONVERT');
      else if (one['type'] === 2) {
        const label = one['label'];
        if (typeof label !== 'string' || label.trim() === '' || length(label) > 80) wrong(where, 'label 1-80');
        if (![1, 2, 3, 4, 5].includes(Number(one['style']))) wrong(where, 'style');
        id(where, one['custom_id']);
      } else if (one['type'] === 3) {
        if (inner.length > 1) wrong(where, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED');
        id(where, one['custom_id']);
        const options = listOf(one['options']);
        const values = new Set(options.map((option) => (isObject(option) ? option['value'] : undefined)));
        if (options.length < 1 || options.length > 25 || values.size !== options.length)
          wrong(where, 'options 1-25, different');
        for (const option of options) {
          const fits = (name: string) => {
            const value = isObject(option) ? option[name] : undefined;
            return typeof value === 'string' && value.trim() !== '' && length(value) <= 100;
          };
          if (!fits('label') || !fits('value')) wrong(where, 'option 1-100');
        }
      } else wrong(where, 'COMPONENT_TYPE_INVALID');
    }
  }
}

function checkMentions(allowed: unknown, wrong: Wrong): void {
  if (allowed === undefined) return;
  if (!isObject(allowed)) return void wrong('allowed_mentions', 'DICT_TYPE_CONVERT');
  for (const one of listOf(allowed['parse']))
    if (!['roles', 'users', 'everyone'].includes(String(one))) wrong('allowed_mentions.parse', 'BASE_TYPE_CHOICES');
}

/** Slash commands: names, descriptions, options (discord.com/developers/docs/interactions/application-commands). */
export function checkCommands(commands: unknown): void {
  const errors: Record<string, string> = {};
  const nameOk = (value: unknown) =>
    typeof value === 'string' && /^[-_'\p{L}\p{N}]{1,32}$/u.test(value) && value === value.toLowerCase();
  const descriptionOk = (value: unknown) => typeof value === 'string' && length(value) >= 1 && length(value) <= 100;
  const all = listOf(commands);
  if (all.length > 100) errors['_'] = 'too many';
  for (const [at, command] of all.entries()) {
    if (!isObject(command) || !nameOk(command['name']) || !descriptionOk(command['description']))
      errors[at] = 'name or description';
    const options = isObject(command) ? listOf(command['options']) : [];
    if (options.length > 25) errors[`${at}.options`] = 'more than 25';
    let sawOptional = false;
    for (const option of options) {
      if (!isObject(option) || !nameOk(option['name']) || !descriptionOk(option['description']))
        errors[`${at}.options`] = 'name or description';
      if (isObject(option) && option['required'] === true && sawOptional)
        errors[`${at}.options`] = 'required after optional';
      if (isObject(option) && option['required'] !== true) sawOptional = true;
    }
    const localized = isObject(command) ? command['description_localizations'] : undefined;
    if (isObject(localized))
      for (const [locale, words] of Object.entries(localized))
        if (!/^(en-US|en-GB|zh-CN|zh-TW)$/.test(locale) || !descriptionOk(words))
          errors[`${at}.description_localizations`] = locale;
  }
  if (Object.keys(errors).length > 0) throw new Refused(400, 50035, 'Invalid Form Body', errors);
}

export function checkThreadName(name: unknown): void {
  if (typeof name !== 'string' || name.trim() === '' || length(name) > 100)
    throw new Refused(400, 50035, 'Invalid Form Body', { name: 'BASE_TYPE_BAD_LENGTH 1-100' });
}
