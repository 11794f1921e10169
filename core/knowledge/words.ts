// What is said about each problem, in Chinese and English: what is wrong, and what to do next. One long catalogue rather than
// a sentence beside each check, so that a merchant hears one voice and a translator finds every word.

/** A sentence in both languages of the house. */
export type Bilingual = { readonly zh: string; readonly en: string };
type Said = { readonly message: Bilingual; readonly remedy: Bilingual };

const say = (zh: string, en: string, zhRemedy: string, enRemedy: string): Said => ({
  message: { zh, en },
  remedy: { zh: zhRemedy, en: enRemedy },
});
const list = (words: readonly string[]) => words.slice(0, 12).join(', ') + (words.length > 12 ? ' …' : '');
const meant = (near: string | undefined): Bilingual =>
  near === undefined ? { zh: '', en: '' } : { zh: `您是不是想写“${near}”？`, en: `Did you mean "${near}"? ` };
const missing = (zh: string, en: string) => (name: string, near?: string) =>
  say(
    `${zh}“${name}”不存在。`,
    `There is no ${en} "${name}".`,
    `${meant(near).zh}改成已有的编号，或先把它加上。`,
    `${meant(near).en}Name one that exists, or add it first.`,
  );

/** Every problem the checker can name. The key is the problem's stable code. */
export const words = {
  // The folder and its files.
  file_missing: (file: string) =>
    say(
      `店铺文件夹里没有 ${file}。`,
      `The shop folder has no ${file}.`,
      `新建 ${file}（knowledge/README.md 有例子）；如果改过文件名，请改回来。`,
      `Create ${file} (knowledge/README.md shows one), or give it its name back.`,
    ),
  file_unreadable: (why: string) =>
    say(
      `打不开这个文件（${why}）。`,
      `This file cannot be read (${why}).`,
      '检查文件的读取权限；它必须是普通文件。',
      'Check its permissions; it must be an ordinary file.',
    ),
  file_outside: () =>
    say(
      '这个文件是一个指到知识库以外的链接，不会读取。',
      'This file is a link that leads outside the knowledge folder; it is not read.',
      '把文件本身放进店铺文件夹。',
      'Put the file itself into the shop folder.',
    ),
  file_too_large: (limit: string) =>
    say(
      `文件太大，最多 ${limit}。`,
      `The file is too large; the limit is ${limit}.`,
      '图片请放进 media/ 文件夹，这里只写文字；内容很多时请删去不用的条目。',
      'Keep pictures in media/ and only text here; remove entries no longer used.',
    ),
  file_empty: () =>
    say(
      '文件是空的。',
      'The file is empty.',
      '可能还没保存完；请重新保存，或恢复上一份内容。',
      'It may be half saved: save it again, or restore its last content.',
    ),
  file_not_utf8: (looksLike: string | undefined) =>
    say(
      `文件不是 UTF-8 编码${looksLike ? `（看起来是 ${looksLike}）` : ''}。`,
      `The file is not UTF-8${looksLike ? ` (it looks like ${looksLike})` : ''}.`,
      '用编辑器“另存为”，编码选 UTF-8。',
      'Use "Save as" in your editor and choose UTF-8.',
    ),
  file_unknown: (file: string, near?: string) =>
    say(
      `${file} 不是知识库的文件，不会被读取。`,
      `${file} is not a knowledge file and is not read.`,
      `${meant(near).zh || '移走它。'}`,
      `${meant(near).en || 'Move it elsewhere.'}`,
    ),
  // JSON itself.
  json_syntax: (zh: string, en: string, zhRemedy: string, enRemedy: string) => say(zh, en, zhRemedy, enRemedy),
  json_too_deep: (limit: number) =>
    say(
      `括号套得太深，最多 ${limit} 层。`,
      `Brackets are nested too deeply; the limit is ${limit}.`,
      '检查这里是否多写了 [ 或 {。',
      'Look for stray [ or { here.',
    ),
  key_forbidden: (key: string) =>
    say(
      `字段名“${key}”不允许使用。`,
      `The field name "${key}" is not allowed.`,
      '删掉这个字段。',
      'Remove this field.',
    ),
  key_twice: (key: string, line: number) =>
    say(
      `字段“${key}”写了两次，第一次在第 ${line} 行。`,
      `The field "${key}" stands here twice, first on line ${line}.`,
      '只保留一个。',
      'Keep one of them.',
    ),
  text_unprintable: () =>
    say(
      '文字里有看不见的坏字符（空字符或残缺的表情符号）。',
      'The text holds a broken character (NUL or half of an emoji).',
      '删掉这一段重新输入。',
      'Delete this bit and type it again.',
    ),
  // One file against its schema.
  field_unknown: (key: string, near: string | undefined, known: readonly string[]) =>
    say(
      `这里没有“${key}”这个字段。`,
      `There is no field "${key}" here.`,
      `${meant(near).zh}${known.length ? `这里可以写：${list(known)}。` : '删掉它。'}`,
      `${meant(near).en}${known.length ? `Known here: ${list(known)}.` : 'Take it out.'}`,
    ),
  field_missing: (key: string, help: Bilingual) =>
    say(
      `缺少“${key}”。`,
      `"${key}" is missing.`,
      `补上“${key}”。${help.zh}`,
      `Add "${key}".${help.en ? ` ${help.en}` : ''}`,
    ),
  wrong_type: (expected: Bilingual, actual: Bilingual, help: Bilingual) =>
    say(
      `这里要写${expected.zh}，现在是${actual.zh}。`,
      `Expected ${expected.en} here, found ${actual.en}.`,
      `改成${expected.zh}。${help.zh}`,
      `Write ${expected.en}.${help.en ? ` ${help.en}` : ''}`,
    ),
  wrong_value: (value: string, near: string | undefined, known: readonly string[]) =>
    say(
      `“${value}”不在可选的值里。`,
      `"${value}" is not one of the values allowed here.`,
      `${meant(near).zh}可以写：${list(known)}。`,
      `${meant(near).en}Allowed: ${list(known)}.`,
    ),
  wrong_form: (value: string, help: Bilingual) =>
    say(
      `“${value}”的格式不对。`,
      `"${value}" has the wrong form.`,
      help.zh || '对照 knowledge/README.md 里的例子改正。',
      help.en || 'Compare it with the example in knowledge/README.md.',
    ),
  too_few: (limit: string, what: Bilingual) =>
    say(
      `太少了：至少要 ${limit} ${what.zh}。`,
      `Too few: at least ${limit} ${what.en}.`,
      '补上内容，或删掉整个字段。',
      'Add some, or remove the whole field.',
    ),
  too_many: (limit: string, what: Bilingual) =>
    say(
      `太多了：最多 ${limit} ${what.zh}。`,
      `Too many: at most ${limit} ${what.en}.`,
      '删去多余的，或分成几条。',
      'Remove some, or split it.',
    ),
  text_empty: () =>
    say(
      '这里一种语言的文字都没有。',
      'There is no text in any language here.',
      '至少写一种，例如 {"zh": "……"}。',
      'Write at least one, e.g. {"en": "…"}.',
    ),
  language_key: (key: string) =>
    say(
      `“${key}”不是语言代码。`,
      `"${key}" is no language code.`,
      '用 zh、en、zh-TW 这样的代码。',
      'Use codes such as zh, en, zh-TW.',
    ),
  // The files against each other.
  id_twice: (id: string, place: string) =>
    say(
      `编号“${id}”用了两次，第一次在 ${place}。`,
      `The id "${id}" is used twice, first at ${place}.`,
      '给其中一个换个编号。',
      'Give one of them another id.',
    ),
  phrasing_shared: (phrasing: string, entry: string, place: string) =>
    say(
      `问法“${phrasing}”已经属于“${entry}”（${place}）。`,
      `The phrasing "${phrasing}" already belongs to "${entry}" (${place}).`,
      '一种问法只能对应一条答案：从其中一条删掉它。大小写、空格和标点不算区别。',
      'A phrasing leads to one answer: remove it from one of the two. Case, spaces and punctuation do not count.',
    ),
  entry_unknown: missing('问题', 'entry'),
  product_unknown: missing('商品', 'product'),
  flow_unknown: missing('流程', 'flow'),
  step_unknown: missing('步骤', 'step'),
  slot_unknown: missing('信息项（slot）', 'slot'),
  skill_unknown: missing('技能组', 'skill'),
  entry_asleep: (id: string) =>
    say(
      `“${id}”已停用或过期，这里的引用不起作用。`,
      `"${id}" is switched off or expired, so this reference has no effect.`,
      '启用它，或去掉这里的引用。',
      'Switch it on, or remove this reference.',
    ),
  points_to_itself: () => say('它引用了自己。', 'It refers to itself.', '去掉这一项。', 'Remove this item.'),
  expired: (day: string) =>
    say(
      `已于 ${day} 到期，不再使用。`,
      `It expired on ${day} and is no longer used.`,
      '改日期，或删掉它。',
      'Change the date, or remove it.',
    ),
  dates_reversed: () =>
    say('开始晚于结束。', 'The start is later than the end.', '对调两个日期或时间。', 'Swap the two.'),
  variable_unknown: (name: string, near: string | undefined, known: readonly string[]) =>
    say(
      `没有“{{${name}}}”这个变量。`,
      `There is no variable {{${name}}}.`,
      `${meant(near).zh}${known.length ? `这里可以用：${list(known)}。` : '这里不能用变量。'}`,
      `${meant(near).en}${known.length ? `Known here: ${list(known)}.` : 'No variable can be used here.'}`,
    ),
  media_missing: (name: string, near: string | undefined) =>
    say(
      `media/ 里没有“${name}”这个文件。`,
      `There is no file "${name}" in media/.`,
      `${meant(near).zh}把图片放进店铺文件夹的 media/，这里只写文件名。`,
      `${meant(near).en}Put the picture into the shop folder's media/ and write its bare name here.`,
    ),
  example_failed: (text: string, got: string | undefined) =>
    say(
      `例句“${text}”没有答到这一条${got ? `，答到了“${got}”` : ''}。`,
      `The example "${text}" does not reach this item${got ? `; it reaches "${got}"` : ''}.`,
      '把它加进相似问法（或规则的词里），或删掉这个例句。',
      'Add it to the phrasings (or the words of the rule), or remove the example.',
    ),
  counterexample_failed: (text: string) =>
    say(
      `反例“${text}”不该答到这一条，却答到了。`,
      `The example "${text}" must not reach this item, yet it does.`,
      '把词写得更窄，或用 none 排除，或删掉这个例句。',
      'Narrow the words, exclude with "none", or remove the example.',
    ),
  rule_without_words: () =>
    say(
      '这条规则没有写什么时候生效。',
      'The rule does not say when it applies.',
      '写上 all、any 或 pattern。',
      'Write all, any or pattern.',
    ),
  rule_without_outcome: () =>
    say(
      '这条规则没有写生效后做什么。',
      'The rule does not say what it does.',
      '写上 answer、entry、flow 或 handOff。',
      'Write answer, entry, flow or handOff.',
    ),
  rule_outcomes: (which: readonly string[]) =>
    say(
      `这条规则同时写了 ${which.join('、')}，只能选一个。`,
      `The rule has several outcomes: ${which.join(', ')}.`,
      '只保留一个。',
      'Keep one.',
    ),
  rule_match: (field: string, match: string) =>
    say(
      `"match" 是 "${match}"，这时“${field}”不起作用或缺少。`,
      `With "match": "${match}" the field "${field}" is missing or has no effect.`,
      '正则："match": "pattern"，只写 pattern 和 none；contains：写 all、any、none；exact：只写 any 或 all。',
      'A pattern takes "match": "pattern" with pattern and none; contains takes all, any and none; exact takes any or all.',
    ),
  pattern_refused: (why: Bilingual, remedy: Bilingual) =>
    say(`这个正则不能用：${why.zh}。`, `This pattern cannot be used: ${why.en}.`, remedy.zh, remedy.en),
  step_reserved: () =>
    say('步骤编号不能叫 end。', 'A step cannot be called end.', '换一个编号。', 'Give it another id.'),
  step_unreachable: (id: string) =>
    say(
      `没有哪一步会走到“${id}”。`,
      `No step leads to "${id}".`,
      '把某一步的 next 指到它，或删掉它。',
      'Point some step at it, or remove it.',
    ),
  flow_never_ends: (id: string) =>
    say(
      `从“${id}”走不到结束，也走不到转人工。`,
      `From "${id}" the flow reaches neither its end nor a person.`,
      '让其中一步的 next 为 "end"，或加一步 hand_off。',
      'Give a step "next": "end", or add a hand_off step.',
    ),
  flow_spins: (steps: readonly string[]) =>
    say(
      `这几步会无限循环，中间没有问客户：${steps.join(' → ')}。`,
      `These steps go round for ever without asking the customer: ${steps.join(' → ')}.`,
      '在循环里加一步 ask，或把其中一个 next 改掉。',
      'Put an ask into the loop, or change one of the next.',
    ),
  flow_without_start: () =>
    say(
      '没有什么会开始这个流程。',
      'Nothing starts this flow.',
      '在 start 里写 entries 或 words，或让一条关键词规则指到它。',
      'Write entries or words under start, or point a keyword rule at it.',
    ),
  slot_without_choices: () =>
    say(
      '类型是 choice，但没有写 choices。',
      'Its type is choice, but there are no choices.',
      '写上 choices，或把 type 改成 text。',
      'Add choices, or make its type text.',
    ),
  case_unknown: (value: string, known: readonly string[]) =>
    say(
      `“${value}”不是这个信息项的选项，永远不会走到这里。`,
      `"${value}" is no choice of this slot, so this case never happens.`,
      `可以写：${list(known)}。`,
      `Choices: ${list(known)}.`,
    ),
  range_reversed: (what: string) =>
    say(
      `${what} 的范围写反了。`,
      `The range of ${what} is reversed.`,
      '小的在前，大的在后。',
      'Smaller first, larger second.',
    ),
  range_unlikely: (what: string, unit: string) =>
    say(
      `${what} 看起来不对，单位是 ${unit}。`,
      `${what} looks wrong; its unit is ${unit}.`,
      `换算成 ${unit}。`,
      `Convert it to ${unit}.`,
    ),
  timezone_unknown: (zone: string) =>
    say(
      `不认识时区“${zone}”。`,
      `"${zone}" is no time zone.`,
      '用 Asia/Shanghai 这样的名字。',
      'Use a name such as Asia/Shanghai.',
    ),
  waits_reversed: () =>
    say(
      '等待时间应当依次变长：notice、reroute、ticket。',
      'The waits should grow: notice, reroute, ticket.',
      '把后一步的分钟数改大。',
      'Make the later steps later.',
    ),
  pack_name: (name: string) =>
    say(
      `“${name}”不是行业包的写法。`,
      `"${name}" does not name a pack.`,
      '写成“名字@版本”，例如 general@1。',
      'Write name@version, e.g. general@1.',
    ),
  pack_unknown: (name: string, available: readonly string[]) =>
    say(
      `没有行业包“${name}”。`,
      `There is no pack "${name}".`,
      available.length
        ? `现有：${list(available)}。改成其中一个，或把包放进 knowledge/packs/。`
        : '把包放进 knowledge/packs/，或去掉 from 并自己写 question。',
      available.length
        ? `There are: ${list(available)}. Name one of them, or put the pack into knowledge/packs/.`
        : 'Put the pack into knowledge/packs/, or remove "from" and write the question here.',
    ),
  pack_phrasing_yields: (phrasing: string, count: number, lender: string, owner: string) =>
    say(
      `行业包 ${lender} 的问法“${phrasing}”${count > 1 ? `等 ${count} 种` : ''}已属于“${owner}”，以先有的为准。`,
      `The phrasing "${phrasing}"${count > 1 ? ` and ${count - 1} more` : ''} of ${lender} already belongs to "${owner}", which keeps it.`,
      '不用处理；若应归行业包的那一条，从先有的那条删掉它。',
      'Nothing to do; if it should lead to the pack’s entry, remove it from the other.',
    ),
  thresholds_reversed: () =>
    say(
      '门槛应当依次变高：clarify、answer、handOver。',
      'The thresholds should rise: clarify, answer, handOver.',
      '对调它们；没写的用默认值 0.25、0.55、0.7。',
      'Swap them; what is not written is 0.25, 0.55 and 0.7.',
    ),
  pack_entry_unknown: (pack: string, near: string | undefined) =>
    say(
      `行业包“${pack}”里没有这个编号。`,
      `The pack "${pack}" has no entry of this id.`,
      `${meant(near).zh}改编号，或去掉 from 并自己写 question。`,
      `${meant(near).en}Correct the id, or remove "from" and write the question here.`,
    ),
} as const;

export type ProblemCode = keyof typeof words;

/** What does not keep a book from going live, but is worth a look. */
export const warningCodes: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'file_unknown',
  'entry_asleep',
  'points_to_itself',
  'expired',
  'step_unreachable',
  'flow_without_start',
  'case_unknown',
  'range_unlikely',
  'waits_reversed',
  'pack_phrasing_yields',
]);
