// The parts that a wish for a person is made of, each under one sign: who, what machine, which asking, which refusal.
// `找你们经理` and `叫个活人来` then look alike, whatever words they take.

const byHand =
  '智能|费|成本|缝|制|做|刺|绣|草|皮|毛|革|合成|宝石|钻|珍珠|水晶|降|湖|岛|授|染|编|打|翻译|检|养|培|挖|安装|色素|香|甜|肉|血|耳|牙|关节|雕|画|吹|采|种|孵|琥珀|纤维|棉|丝|呼吸|流产|受|审|确认|核|费用|泪|晶体|心脏|膝|肌|增|骨|林|鱼|水域';
const ofPeople =
  '发|头|假|实拍|秀|模特|图|照|拍|穿|试|上身|cs|版|比例|大小|同款|直播|语音|出镜|声|手办|娃娃|漫|电影|广告';
const notForCall = '电话|热线|时间|号码|态度|几点|微信|邮箱|耳[机麦]|系统|记录|岗|招|外包|专用|培训|工牌|主管的';

const roles: readonly (readonly [sign: string, RegExp])[] = [
  // Things that only carry a person's or a machine's name.
  [
    'Ⓖ',
    new RegExp(
      `(?:人工|真人)(?:${byHand}|${ofPeople})|(?:经理|老板|总经理|主管)(?:椅|桌|办公|台|大气)|客服(?:${notForCall})|机器人?(?:玩具|图案|套装|总动员|配件|洗|绣|模型)|(?:扫地|擦窗|编程|炒菜|变形|拖地|玩具|洗碗|电饭)机?器?人|人(?:造|参|体|脸|气|字|民|均|群|行|间|偶|鱼)|(?:转发|转账|转款|转寄|转运|转换|转接[头线]|转到支付宝)|店长推荐|(?:[男女老大成本单双情别客病黑白旅两三四五一]|(?<![来找换派叫有给让转是要])个)人(?!工)|(?:收件|联系|发件|收货)人|按0\\.|0(?:元|糖|添加|卡|脂|甲醛)`,
      'g',
    ),
  ],
  [
    'Ⓖ',
    /\b(?:human(?:s)? (?:hair|grade|size[d]?|anatomy|version|body|skeleton)|agent (?:price|discount|orange|provocateur|list)|(?:cleaning|bleaching|raising|travel|secret|sales|shipping|foaming) agents?|real (?:leather|silver|gold|size|madrid|wood|fur|silk|touch|photos?|pictures?|people wearing)|live (?:plants?|version|album|wallpaper|photo|rock|edge|stream|music|bait|aqua\w*)|(?:support|operator|manager|supervisor|boss|service|person)(?:'s)? (?:bra|leg|stand|cushion|insoles?|manual|chair|desk|jacket|shirt|perfume|pedal|baby|game|app|hours|number|tent|tights|belt|pillow)|hugo boss|(?:robot|machine) (?:vacuum|toy|washable|wash|mop|arm|in (?:red|black|white|blue))|(?:sewing|coffee|washing|rowing|ice|bread) machine|customer (?:service|support|care) (?:hours|number|was|is|told|phone|email|said)|customer (?:reviews?|photos?)|(?:transfer|bank) (?:paper|transfer)|heat transfer|data transfer|call (?:of duty|volume)|personal\w*)\b/g,
  ],
  [
    'Ⓗ',
    /几点|什么时[候间]|时间|晚上|周末|节假日|过年|春节|国庆|夜里|凌晨|24小时|上班|下班|值班到|营业|\b(?:hours|when|what time|open|weekends?)\b/g,
  ],
  [
    'Ⓠ',
    /(?:你|您)们?(?:是不是|到底是|就?是)|(?:是|算)不?是?(?=人工|真人|机器)|\b(?:are you|is this|am i|is it|do you)\b/g,
  ],
  [
    'Ⓣ',
    /昨天|刚才|刚刚|之前|上次|上一个|已经|说过|告诉|答应|承诺|让我|叫我|\b(?:yesterday|already|last (?:week|time|night)|said|told|promised|spoke|talked|helped)\b/g,
  ],
  [
    'Ⓝ',
    /不想|不要|不用|不需要|无需|不必|没必要|暂时不|先别|先不|别再?|甭|懒得|讨厌|拒绝|不跟|不和|不愿|受不了|烦|\b(?:do not|don't|dont|not|no|stop|hate|without|never|enough of|tired of|sick of|instead of|no more|rather than)\b/g,
  ],
  [
    'Ⓑ',
    /机器人?|自动回复|智能客服|(?<![a-z])ai(?:客服)?(?![a-z])|复读机|\b(?:chat)?bots?\b|\brobots?\b|\bmachines?\b|\bautomated(?: (?:replies|answers|system))?|\bauto ?repl(?:y|ies)/g,
  ],
  [
    'Ⓟ',
    new RegExp(
      `人工(?!${byHand})(?:在线)?(?:客服|服务|坐席)?|真人(?!${ofPeople})(?:客服|服务)?|大?活人|活的|人类(?:客服)?|真的?人(?!发|头)|不是(?:机器人?|Ⓑ)的?(?:客服|人)?|(?:能|可以|会)(?:做主|拍板|管事|负责|说人话|听懂|说话|解决)的人?|懂[^,。]{0,3}的人?|接线员`,
      'g',
    ),
  ],
  [
    'Ⓜ',
    /(?:总|大堂|区域|客户|客服)?经理|(?:客服)?主管|领导|店[长主]|掌柜的?|最高?负责人|负责人|管事的|上司|上级|老板娘?|\b(?:a |an |the |your |some )*(?:managers?|management|supervisors?|boss|owners?|higher up)\b|\bin charge\b/g,
  ],
  [
    'Ⓔ',
    new RegExp(
      `(?:在线|售后|售前|专属|专业|值班)?客服(?!${notForCall})(?:人员|专员|小姐姐|小哥|妹妹)?|(?<=[转接找叫让])售后(?!服务|电话|换|退|卡|地址)(?:的?(?:人|人员|同事|专员))?|专员|专人|工作人员|技术人员|总部|(?:仓库|财务|技术|投诉部?门?)的?(?=人|来)|(?:售后|店里)的人|小姐姐|(?:你们?的?)?同事|你们(?:店里)?的?人(?!气|品)`,
      'g',
    ),
  ],
  [
    'Ⓟ',
    /\b(?:(?:a |an |the |your |some |any |one |another )*(?:(?:live|real|actual|human|physical|breathing|customer|support|service|sales|senior|proper) )*(?:human(?: being)?s?|agents?|representatives?|reps?|operators?|advis[eo]rs?|specialists?|associates?)|(?:a |an |the |any |some )*(?:live|real|actual|human|physical|breathing) (?:persons?|people|support|chat|help|assistance)|(?:some|any)(?:one|body) (?:real|human)|real (?:some|any)(?:one|body))\b/g,
  ],
  [
    'Ⓔ',
    /\b(?:(?:a |an |the |your |some |any )*(?:customer (?:service|support|care)|support(?: team)?|staff(?: members?)?|(?:member|one) of (?:your )?(?:staff|people|team|colleagues)|team members?|employees?|colleagues?|your (?:team|people)))\b/g,
  ],
  [
    'Ⓘ',
    /\b(?:someone(?: else)?|somebody(?: else)?|anyone(?: else)?|anybody|(?:a |any |another )?(?:person|people))\b|(?<=[个换派叫找让跟和与转有是要来别])人(?!家|类)/g,
  ],
  ['Ⓣ', /(?<=(?<![跟和与同找让叫给请])[ⓅⒺⓂ])(?:刚才|昨天|说(?!话)|告诉|答应|让|回复|态度|人真|推荐|送|发|不)/g],
  [
    'Ⓒ',
    /打(?:个|一个|下)?电话|回(?:个|一个)?电话?|来电(?!显示|闪)|回拨|回访|电话沟通|语音沟通|通话|\b(?:call(?:s|ing)? (?:me|you|us|back)(?: back)?|callback|call me back|(?:phone|ring) (?:me|you)|(?:give me|get|want|need|have) a (?:phone )?call(?: back)?|(?:on|over|by) the phone|by phone)\b/g,
  ],
  ['Ⓐ', /在不在|在线|在吗|在么|在哪|在$|\b(?:available|online|around|there|here|free to talk|on duty)\b/g],
  ['Ⓢ', /说话|说|聊聊?天?|谈|讲|沟通|对话|交流|问问|反映|\b(?:talk(?:ing)?|speak(?:ing)?|chat(?:ting)?|discuss)\b/g],
  [
    'Ⓥ',
    /转接|转到|转给|转成|转去|转|接通|接入|接|找|叫|呼叫|联系|联络|换成|换|派|安排|让|喊|切换|切|召唤|呼|请|求|来(?=个|一|$)|\b(?:connect(?: me)?|transfer(?: me)?|switch(?: me)?|put me(?: through)?|hand (?:me|this|it)(?: over)?|pass me|forward me|escalate(?: this| me| my case)?|direct me|reach|contact|summon|get me|bring me)\b/g,
  ],
  [
    'Ⓦ',
    /我想要|我想|想要|我要|我需要|需要|给我|帮我|要|想|能不能|可以|能|\b(?:i (?:want|need|would like|'d like|demand|prefer|would rather|'d rather|'d prefer)|want|need|give me|get|find|let me|can i|could i|may i|is there|are there|can|could|looking for)\b/g,
  ],
];

/** A clause with its words for people, machines, askings and refusals replaced by signs. */
export function rolesIn(clause: string): string {
  let text = clause;
  for (const [sign, pattern] of roles) text = text.replace(pattern, sign);
  return text;
}

/** The same with all people alike, whatever their rank. */
export const peopleAlike = (roles: string): string => roles.replace(/[ⒺⓂⒾ]/g, 'Ⓟ');
