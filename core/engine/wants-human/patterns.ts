// The shapes of the wish for a person, and of talk about people that is none.

/** `人工` and `真人` that are part of another word: 人工智能, 人工费, 真人实拍. */
const byHand =
  '智能|费|成本|缝|制|做|刺|绣|草|皮|毛|革|合成|宝石|钻|珍珠|水晶|降|湖|岛|授|染|编|打|翻译|检|养|培|挖|安装|色素|香|甜|肉|血|耳|牙|关节|雕|画|吹|采|种|孵|琥珀|纤维|棉|丝|呼吸|流产|受|降雨|时间|几点|上班|下班|服务时间|客服时间|客服几点|客服什么时';
const ofPeople = '发|头|假|实拍|秀|模特|图|照|拍|穿|试|上身|cs|版|比例|大小|同款|直播';
const person = `(?:人工(?!${byHand})(?:客服|服务|坐席)?|真人(?!${ofPeople})(?:客服)?|活人|大活人)`;
const staff =
  '(?:(?:在线|售后|售前|专属|值班)?客服(?!电话|热线|时间|号码|态度|几点|上班|下班|微信|邮箱|说|告诉|回复|不)(?:人员|专员|小姐姐|妹妹)?|经理(?!椅|桌|办公)|主管|领导|店长|负责人|管事的?|能做主的?|专员|售后(?:人员|的人)|工作人员|接线员)';
const ask =
  '(?:转接?|接通?|找|换成?|叫|让|呼叫|联系|联络|请|切换?到?|连接?|召唤|需要|来|给我|帮我|安排|派|喊|想要?|要|跟|和|与|call)';

/** Chinese askings. */
export const askings: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`^(?:我?(?:要|想要|需要|找)?)?(?:${person}|在线客服|客服|转?接?客服)(?:吧|呢|啊|谢谢|!|。|\\.|~)*$`), 1],
  [new RegExp(`${ask}[^,。!?;\\n]{0,6}?(?:${person}|${staff})`), 1],
  [/(?:转|切)(?:接|到|成|去)?(?:一下)?(?:人工|真人|客服)/, 1],
  [new RegExp(`(?:有没有|有|还有)(?:一?个)?${person}(?:吗|么|没有?|在|啊|可以|能|帮|回|$)`), 0.9],
  [/(?:人工|真人|活人)(?:客服)?(?:在不在|在吗|在么|呢$|在哪)/, 0.9],
  [
    /(?:跟|和|与|同|找|换)(?:一?个)?(?:真的?人|人|活人|真人|你们的?人)(?:类)?(?:说|聊|谈|讲|沟通|对话|通话|交流|来|处理|解决)/,
    1,
  ],
  [/(?:不想|不要|别|不跟|不和|不愿|讨厌|拒绝)[^,。!?;\n]{0,5}(?:机器人|机器|ai|自动回复)(?!图|玩具)/, 0.9],
  [/(?:机器人|自动回复)[^,。!?;\n]{0,8}(?:没用|听不懂|换人|滚|走开)/, 0.8],
  [/(?:叫|让|换|找|派|请)(?:一?个|你们)?(?:人|会说人话的)(?:来|出来|跟我|和我|处理|解决|接待|回)/, 0.9],
  [/换(?:个|一个)?人(?:来|吧|吗|行吗|跟我|和我|$)/, 0.8],
  [
    /(?:换|来|叫|找|给我)(?:一?[个位]|你们?的?)(?:客服|小姐姐|小哥|同事|真人|活人)(?:来|吧|吗|出来|跟|和|处理|接|$)/,
    0.9,
  ],
  [
    /有(?:没有)?(?:值班)?(?:真人)?客服[^,。!?]{0,4}(?:接待|帮我|处理)|除了机器人|(?:全|都|老|总|一直)是机器[^,。]{0,6}$/,
    0.8,
  ],
  [/人工[^,。!?]{0,4}(?:入口|通道|怎么[找按联接]|在哪|按几)|真人客服?[^,。]{0,2}(?:在线|在不在)|^[按转]0$/, 0.9],
  [
    /(?:可以|能|想|方便)[^,。!?]{0,4}(?:电话|语音)(?:沟通|联系你们|说|讲|聊)|(?:打|回)个?电话(?:给我|过来|跟我说)|给我(?:打|回)(?:个|一个)?电话(?!吧?号)/,
    0.8,
  ],
  [/(?:找|叫|见|联系)你们?(?:的)?(?:老板|上司|上级)/, 1],
  [/zhuan ?ren ?gong|ren ?gong ?ke ?fu|zhao ?ke ?fu|^ren ?gong$/, 1],
];

const who =
  '(?:(?:a |an |the |your |some )?(?:live |real |actual |human |customer |support |service |sales )*(?:human(?: being)?|agent|representative|rep|person|operator|manager|supervisor|staff(?: member)?|advisor|adviser|team member|employee|boss)|someone|somebody|anyone|customer (?:service|support|care)|(?:live|human|real) (?:support|chat|help|assistance)|one of your (?:staff|people|colleagues)|in charge)(?! (?:hair|price|discount|provocateur|version|size|toy|doll|bag|costume))\\b';
const realPerson =
  '(?:(?:a |an |the |your |some )?(?:(?:live|real|actual|human) (?:human|agent|representative|rep|person|operator|people|support|chat|being|help)|human|representative|operator|supervisor|manager|customer (?:service|support|care) (?:agent|rep|person|representative)|(?:support|service) (?:agent|rep|person|representative)|agent)(?! (?:hair|price|discount|provocateur|version|size|toy|doll|bag|costume|wig|figure))\\b)';
/** English askings. */
export const englishAskings: readonly (readonly [RegExp, number])[] = [
  [/^0$/, 1],
  [
    /^(?:(?:live |real |human |customer |support |service )*(?:agent|human|representative|rep|operator|person|support|service|chat)|manager|supervisor)(?: please| now| pls)?[.! ]*$/,
    1,
  ],
  [
    new RegExp(
      `\\b(?:talk|speak|chat|connect(?: me)?|transfer(?: me)?|switch(?: me)?|put me(?: through)?|hand me(?: over)?|pass me|forward me|escalate(?: this| me)?|get me|direct me|reach|call)\\b[^.!?\\n]{0,20}?\\b${who}`,
    ),
    1,
  ],
  [
    new RegExp(
      `\\b(?:want|need|give me|get|find|is there|are there|any|can i have|could i have|may i have|let me|like|looking for|bring|see|where is|contact)\\b (?:to (?:see|have|get|contact|reach) )?${realPerson}(?! (?:made|size|sized))`,
    ),
    0.95,
  ],
  [/\b(?:someone|somebody|anyone) (?:real|human|alive|actual)\b|\breal (?:human|person) (?:please|now|help)/, 1],
  [
    /\b(?:no more|stop|hate|tired of|sick of|not (?:want|like)[^.!?]{0,20}|instead of)(?: the| this| a| talking to a?| with a?)* ?(?:bot|robot|machine|chatbot|ai)s?\b/,
    0.9,
  ],
  [/\b(?:this|the|your) (?:bot|chatbot) (?:is )?(?:useless|stupid|does not|not|can ?not)/, 0.7],
  [
    /^(?:please |pls )?(?:transfer|escalate|connect|call)(?: me| this| it| my (?:case|issue))?(?: back)?(?: please| now| pls)?$/,
    0.9,
  ],
  [
    /\b(?:contact|reach|get hold of|get through to) (?:an? |the |your |some )?(?:human|agents?|support|customer (?:service|care|support)|representative|real person|anyone)\b/,
    0.9,
  ],
  [
    /\b(?:is|are) (?:an?|any|the|your) (?:human|agent|real person|representative|operator|manager|supervisor)s? (?:available|online|around|there|free)\b/,
    0.9,
  ],
  [
    /\bwho (?:can|do|should|could) i (?:speak|talk) (?:to|with)\b|\b(?:request|like|want|need|get|have) a (?:call ?back|phone call)\b|\b(?:talk|speak) (?:on|over) the phone\b/,
    0.9,
  ],
  [
    /\b(?:human|agent|person) (?:needed|required|now|please)\b|\bescalation\b|\b(?:speak|talk) (?:to|with) the owner\b|\bsomeone (?:higher up|senior)\b/,
    0.9,
  ],
  [/\bhuman (?:agent|support|help|assistance|operator|service)s?\b(?! hours)/, 0.8],
];

/** Said about people, not to ask for one. A clause with one of these is no wish. */
export const refusals: readonly RegExp[] = [
  /(?:不用|不要|别|不想|不需要|无需|先别|先不|暂时不|不必|没必要|不是(?:要|想)|甭)(?:再|给我|帮我|急着|要|了)?(?:转接?|找|叫|换|联系|人工|真人|客服)/,
  /(?:你|您)(?:们)?(?:是|是不是|到底是)[^,。!?]{0,6}(?:人工|真人|机器|活人|客服)/,
  /(?:是|算)(?:不是)?(?:人工|真人)(?:吗|么|还是|回复|的)/,
  /(?:跟|和)(?:真人|机器人|人工)说话吗/,
  /(?:几点|什么时候|什么时间|晚上|周末|节假日|过年|春节|国庆|夜里|凌晨|24小时)[^,。!?]{0,8}(?:人工|客服|真人)|(?:人工|客服|真人)[^,。!?]{0,8}(?:几点|什么时候上|什么时间|上班|下班|工作时间|休息)/,
  /^(?:有没?有?|有)?人(?:吗|么|没有?|呢|在吗|在么|在不在)?$|有(?:没有)?人(?:说|穿|买|用|退|试|推荐|收|拼)/,
  /机器人(?:会|能|可以)[^,。]{0,6}(?:说话|对话|聊天)|\b(?:no need|do not|don't|not|never|please do not)\b[^.!?]{0,10}\bcall\b/,
  /快递|派[件送]|送货|骑手|师傅|\b(?:courier|driver|delivery)\b|\bno (?:human|agent|person)s? (?:needed|required|please)\b/,
  /(?<!get |find |bring |to |with |for )\b(?:anyone|anybody|someone|somebody) (?:else|(?:know|tried|bought|used|told|stole|opened|signed))|\b(?:password|file|store|project|task) manager\b|\bhuman[- ]made\b/,
  /(?:跟|和|与|问过?|找过)(?:你们)?(?:客服|人工)[^,。]{0,3}(?:沟通|确认|核对|说|聊|商量|问)?(?:好了|过|完了)/,
  /^(?:谢谢|感谢|多谢|辛苦|好评|点赞|评价|夸)[^,。]{0,4}(?:客服|人工)/,
  /(?:不要|别|请勿|不用|无需|不必)[^,。]{0,4}(?:打电话|来电|联系我)/,
  /\bi(?:'m| am) (?:an? )?(?:agent|manager|operator|reseller|person with|rep\b|human resources)|\bwork as\b|\bbecome (?:an?|your) \w*agent/,
  /\b(?:made|bought|gift|surprise|present|it|this|one|order(?:ed)?) for (?:someone|somebody|a person|one person)\b/,
  /\bhuman (?:skeleton|sized?|shaped|touch|nature|design|error|anatomy|hair|body|brain|model|version|race)\b|\b(?:freight|forwarding|shipping|cleaning|travel|real estate|my|my own) agents?\b/,
  // Whether somebody is there is a greeting; whether a real person is there is a wish.
  /^(?:亲|你好|老板)?(?:你们)?客服(?:还)?在(?:不在|吗|么|线吗|线不)?(?:呀|啊|呢)?$|^(?:hello |hi |hey )?(?:is )?(?:anyone|anybody|someone|somebody)(?: still)? (?:there|here|online|around|home)$/,
  /应聘|招聘|外包|(?:想|来|要)做客服|代运营/,
  /(?:扫地|擦窗|玩具|编程|炒菜)机器人|机器人(?:玩具|图案|套装|模型)|买[^,。]{0,6}机器人/,
  /(?<![找跟和与同让叫])(?:客服|人工)(?:昨天|刚才|刚刚|之前|上次|已经)?(?:说(?!话)|让我|叫我|告诉|答应|承诺)/,
  /\b(?:are|r) (?:you|u)\b[^.!?]{0,12}\b(?:human|real|person|robot|bot|agent|ai)\b|\b(?:is|am) (?:this|it|i)\b[^.!?]{0,20}\b(?:human|bot|robot|real person|handmade)\b/,
  /\b(?:do not|(?<!can |could |may |will |am |why |bot )not|no need|without|never)\b[^.!?]{0,14}\b(?:human|agent|representative|a person|transfer|manager)\b/,
  /\b(?:when|what time|which hours|hours)\b[^.!?]{0,20}\b(?:agent|human|representative|customer service|support)/,
];
