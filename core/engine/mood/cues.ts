// What anger sounds like, by family. A family's weight is learnt from the pairs; here stands only what belongs to it.

export type Cue = readonly [family: string, pattern: RegExp];

/** Patterns over the plain text; each family counts once or twice, however many of its words are said. */
export const angerCues: readonly Cue[] = [
  [
    'insult',
    /骗子|骗[人钱鬼谁]|黑店|黑心(?!棉)|奸商|无良|无耻|不要脸|要不要脸|给脸|缺德|人渣|畜生|混蛋|王八|脑残|智障|白痴|弱智|傻[逼比b叉子]|煞笔|沙比|(?<![a-z])sb(?![a-z])|废物|神经病|有病(?:吧|啊)|去死|(?<![热冷冻累饿])死[人绝]|吃屎|狗屁|放屁|屁(?:话|都|用)|猪脑|喂猪|瞎了|没长眼|眼瞎|报应|雷劈|坑[人爹死]|诈骗(?!电话|短信)|欺诈|(?:没|有没有|黑)良心|良心(?=被|呢|何|不|都|过|喂|坏|让|上)|造假|土匪|强盗|抢[劫钱]|明抢|吃人|宰人|宰客|丢人|丢脸|(?<!闻着|有点|犯|头晕|又)恶心(?!胸|想吐)|蠢|饭桶|吃干饭|笑话|霸王|流氓|无赖|不是人|做个人|心黑|真黑|倒闭|活该|人品|被狗吃|喂狗|狗眼|贼|偷钱/,
  ],
  [
    'rubbish',
    /垃圾(?!袋|桶|箱|分类|处理|车|铲|夹|篓|短信|邮件|粉碎|站|盘|食品)|破(?:店|玩意|烂|东西|公司|平台|规[矩定]|质量|衣服|手机|鞋|优惠|机器|系统|货|塑料袋|客服|服务)|烂(?:店|货|东西|透|成|到家)|(?:最|真|太|这么|稀|够)烂|什么(?:破|烂|玩意|东西啊|鬼)|废铁|抹布|一坨|破[^,。!?的了]{1,4}(?:还|也|都)/,
  ],
  [
    'swear',
    /他妈|(?<![我他她你咱]|老|爸)妈的|妈了个|你妈|尼玛|泥马|特么|踏马|tmd|cnm|nmsl|mmp|wtf|草泥马|卧槽|我[操艹靠草](?![作场心控])|我日|^[操艹靠](?:[^作纵控持场心]|$)|[操艹]你|日了狗|你大爷|去你的|我呸|滚(?!轮|动|筒|珠|边|刷|粘|烫|圆|梯|针)|个(?:(?<!探个)头|鬼|屁|毛|锤子|der)(?:[啊,。!?]|$)|老子|\bf+[u*]+c?\*?k(?!uan)\w*|\bf\*+|\bfck\w*|\bbull ?shit|\bsh[i*]t(?!i)\w*|\bassholes?|\bmy ass\b|\bbastards?|\bcrap\w*|\bdamn\w*|\bbloody\b(?! mary)|\bpiss(?:ed)? ?(?:off)?\b|\b(?:what|who|where|why|how|when) (?:the|on) (?:hell|heck|fuck|f\w*|earth)\b|\bthe hell\b|\bgo to hell\b|\bscrew you\b|\bgod ?damn|\bffs\b/,
  ],
  [
    'abuse',
    /\b(?:scam\w*|frauds?\b|fraudsters?|thie(?:f|ves)|theft|robbery|robbed|crooks?|liars?|lying|lies|rip-?offs?|ripped off|idiots?|morons?|imbeciles?|clowns?|amateurs|scumbags?|pathetic|disgusting|disgrac\w+|shameful|shame on|ashamed|garbage|trash|rubbish|junk|useless|worthless|incompetent|worst|horrible|horrendous|terrible|awful|atrocious|appalling|joke|greedy|dumb|stupid|brainless|hopeless|nonsense|lousy|knock ?off|dump)\b(?! (?:bags?|cans?|bins?|disposals?|chute|food|can))/,
  ],
  [
    'threat',
    /曝光|(?:投诉|举报|告)(?:你|到底|死|定了)|(?:去|找|打|到|直接|马上)(?:[^,。!?]{0,4})(?:12315|消协|工商)|消协|工商局|起诉|法院|律师|报警|媒体|记者|网上见|走着瞧|没完|等着(?:瞧|差评|收|投诉|曝光|坐牢|接)|你们等着|差评(?:伺候|警告|见|等着|给你|轰炸|已经|准备)|给你们?差评|(?<!点成|那个|成了|改)一星|零分|负分|退一赔三|假一赔[十三]|不客气(?!,|，|谢|的)|别怪我|后果自负|(?<!我|先|想|来|再)试试(?:看)?$|走着瞧|开不下去|好过|扒你们|跑不了|饶不了|信不信|小红书上?见|发(?:到)?(?:抖音|微博|朋友圈|视频|网上)/,
  ],
  [
    'threat',
    /\b(?:sue|suing|lawsuits?|lawyers?|attorney|solicitor|chargebacks?|reporting (?:you|this|your)|report (?:you|this (?:shop|store|seller)|your)|consumer (?:protection|rights)|better business|bbb|trading standards|small claims|legal action|expose|going public|the police|one star|1 star|zero stars|see you in court|in court|(?:call\w*|tell\w*|phon\w*) my bank|dispute (?:this|the charge)|lose it|regret this)\b/,
  ],
  [
    'leaving',
    /拉黑|最后一次|再也不|这辈子|一辈子|以后(?:再|都|绝|打死)?(?:不|别想)|谁买谁|避雷|平台介入|申请介入|倒贴|白送|失去一个|\bnever (?:again|buy|shop|order|coming)\w*|\b(?:is|was|be) the last time\b|\blost a customer|\blost me\b|\bdone with (?:you|this)/,
  ],
  [
    'ultimatum',
    /再(?:不|敢|敷衍|拖|骗)[^,。!?\n]{1,14}(?:就|试试|我要|我会|我直接|别怪)|再不[^,。!?]{1,12}(?:$|[!?])|最后(?:一次|给你)|(?:今天|马上|立刻|必须)[^,。!?]{0,8}(?:必须|解决|退(?:钱|款)|说法|交代)|给(?:我|个|句)[^,。!?]{0,4}(?:说法|交代|痛快话|准话|解释)|不[退赔给]是吧|少一分|别逼我|\b(?:or|otherwise|or else) i(?: will|'ll|'m)|\byou have (?:until|\d+)|\bif you do(?:n't| not)[^.!?]{3,40}\bi(?: will|'ll|'m)|\bone more (?:excuse|time|lie)|\bi demand\b|\bright now\b(?=[.!]*$)|\bnow[.!]+$/,
  ],
  [
    'rhetorical',
    /凭什么|难道|难不成|负得?起|赔得?起|有(?:没有)?人管|到底管不管|管不管了|管吗|死哪|干什么吃|干嘛吃|会不会(?:做|说)|(?:还)?(?:想不想|做不做|要不要)(?:做|生意|脸|干)|(?<!不)好意思|要脸|要点脸|有意思吗|讲不讲|像话|什么态度|这态度|什么服务|逗我|开(?:什么)?玩笑|耍(?:我|猴|人)|玩我|当我(?!们|的|时|初|买|收|下|打)|拿我们?(?:当|开|寻)|把我们?(?:当|坑|害|骗|耍|逼|拉黑)|眼里|懂不懂|听不懂|(?<!^)人话|中国话|安的?什么心|有鬼|(?:没|有没有|黑)良心|良心(?=被|呢|何|不|都|过|喂|坏|让|上)|满意了|几个意思|什么意思(?:啊|!|\?)|有没有(?:点)?(?:信用|诚信|道德|(?:没|有没有|黑)良心|良心(?=被|呢|何|不|都|过|喂|坏|让|上)|素质|底线)|有完没完|缺不缺德|(?:你们?|也|都|就)不配(?!送|套)|也配|你们?配吗|干不干(?!净|燥|裂|涩|活)|做梦|想得美|没门(?!牌)|你是(?:猪|瞎|聋|傻|木头|上帝|复读机)|你们(?:是|都|全)?(?:瞎|聋|死|猪|傻|疯|哑)|不想(?:干|卖|做|活)|才怪|鬼(?:才|信|知道)|谁(?:信|负责|管|家做|给你|让你|叫你)|合着|敢情|算(?:什么|怎么回事)|这就是(?:你们|所谓|传说)|就(?:你|这)(?:们|种|态度|质量|服务|水平)|这(?:也|还)(?:能)?(?:叫|算|是|敢)|(?:也|还)(?:敢|能|(?<!不)好意思|有脸|叫)[^,。!?]{1,8}[?]/,
  ],
  [
    'rhetorical',
    /到底(?:还)?(?:[发退管行会能想要谁有干什几]|是不是)|究竟|说话不算|说好的[^,。?]{0,12}(?:呢|\?)|[^,。]{1,6}了个寂寞|搞什么|什么鬼|搞毛|干嘛呢|还有(?:没有)?王法|天理|道理|公道|什么叫|你(?:管|跟我说|告诉我|自己)(?:说|这|看看|摸|数|想)|自己看着办|少(?:来|废话|跟我)|别(?:跟我|拿|再给我|躲|装|扯)|闭嘴|废话|废什么|装(?:死|傻|看不见|没看|什么|聋)|骗我|忽悠|糊弄|敷衍|打发|欺负|踢(?:皮球|来踢去)|推(?:三阻四|来推去|卸)|甩锅|翻脸|不认(?:人|账)|倒打一耙|睁眼说瞎话|吃相|割韭菜|韭菜|智商税|冤大头|白嫖|二手当|当新/,
  ],
  [
    'rhetorical',
    /\bare you (?:people |guys |lot |all |actually |even |seriously )?(?:kidding|serious|joking|deaf|blind|stupid|insane|having a laugh|trying to)|\bis this (?:a|some kind of|supposed to be (?:a|some)?) ?(?:joke|prank)|\bwhat(?: is|'s)? wrong with you|\bhow dare|\bdon't you dare|\bhow many (?:times(?! a)|more times)|\bhow hard (?:is|can)|\bdo you (?:even|people|actually|ever)|\bdoes (?:anyone|anybody|nobody) (?:even |there |actually )*(?:care|work|read|have a)|\bgives? a (?:damn|shit|toss|f\w+)|\bwho do you think|\bdo i look\b|\byou (?:people|lot|clowns|idiots|folks)\b|\byou call (?:this|that|yourself)|\bwhat part of\b|\bwhat (?:exactly|kind of|sort of)[^.!?]{0,30}\b(?:paying you|company|people|shop)|\bhow (?:is|are) (?:this|you) (?:even|still)\b|\bno excuse|\bexcuses?\b(?! me)|\bmake up your mind|\bdo your job|\bwho authori[sz]ed|\bthink this is (?:ok|okay|acceptable|funny)/,
  ],
  [
    'sarcasm',
    /呵呵|^呵|哟,(?!在)|真行|可以啊你|行啊你|(?:你们?|真是?|好|可)厉害了?(?:,|，|啊|我的|$)|你们厉害|佩服|绝了|开了?眼|长见识|见识了|恭喜你们|感谢(?:贵店|你们让)|成功(?:毁|失去|让)|真会做|可真|好一个|优质服务|金牌客服|了不起|太["“]?好["”]?了[,，]?又|编吧|接着编|继续(?:编|装|忽悠)|真棒,|谢谢你们啊|祝(?:你们?|贵[店司])(?=早|关|倒|破|越|全家|公司|下)|(?:架子|谱)真大|蜗牛|乌龟|挤牙膏|用脚|土豆|金子做|镶金|寂寞/,
  ],
  [
    'sarcasm',
    /\b(?:great|good|nice|excellent|brilliant|amazing|fantastic|bang-up|stellar|outstanding) (?:job|work|going|one|service|quality control)\b|\bwell done\b|\bcongrat\w*|\bslow clap|\bthanks for (?:nothing|ruining|wasting|losing|the (?:worst|lies))|\boh (?:wonderful|great|perfect|fantastic|brilliant|lovely)\b|\bhow (?:convenient|original|lovely|wonderful|nice of)|\bgenius(?:es)?\b|\byeah,? right\b|\bmy foot(?=[.!,]|$)\b|\bwhat a (?:joke|surprise|shock|shame|disgrace|waste|load)|\bof course,|\bbravo\b|\btop notch\b|\bhope (?:you(?:'re| are)|your)|\benjoy your\b(?! (?:day|meal|evening|weekend|night|time|shift|lunch))|\bimagine (?:that|my)|\blove (?:paying|waiting|being|how you)/,
  ],
  [
    'again',
    /催了?[^,。]{0,4}(?:八百|几百|一百|无数|多少|n|好几|十几|[三四五六七八九十])[遍次回]|说了?(?:多少|八百|几百|无数|几|[三四五六七八九十])[遍次]|[多几][少]?[遍次回](?:了|!)|第(?:[三四五六七八九十]|几)[次回遍]|[三四五六七八九十好几]+[次回趟][^,。]{0,4}(?:都|还|没|[三四五六七八九十]+[次回])|(?:等|拖)了?(?:八百年|一个世纪|多少天|半个世纪|整整)|一而再|每次都|次次|天天让|一次又|又(?:是|坏|错|让|要|来|拖)|三天两头|一拖再拖|整整|还(?:没|不|要)[^,。?]{0,8}[!]|\bagain[.!?]{1,3}|\byet again|\bevery (?:single )?time\b|\bfor the (?:third|fourth|fifth|hundredth|tenth|\w+th) time|\b(?:three|four|five|six|ten|hundred|\d+) times\b|\bover and over|\bstill (?:dead|nothing|waiting|no)\b|\bfollow(?:ed|ing) up \w+ times/,
  ],
  [
    'fed up',
    /气死|(?<!空)气(?:得|炸|疯)|火大|恼火|愤怒|生气|来气|受气|忍(?:无可忍|不了|你|够|了)|受够|(?:^|[,。!?]|真的?|受|我)够了|离谱|太过分|过分了|差劲|恶劣|失望透|寒心|后悔(?:死|来|当初)|崩溃|抓狂|烦死|(?:要|想|快|得)吐了|血压(?:都|飙|上|要)|咽不下|不可理喻|倒了?八辈子|倒霉|要疯|\b(?:furious|fuming|livid|raging|outraged|sick (?:and tired )?of|fed up|had enough|had it|enough (?:with|of|is)|patience|blood is boiling|makes? me sick|unbelievable|ridiculous|unacceptable|outrageous|absurd|insane|insulting|infuriating|waste of|wasted|ruined|nightmare|disaster|hate)\b/,
  ],
  [
    'insult',
    /入土|有脸|谁给你|猫腻|狡辩|嘴硬|摆烂|白眼狼|祖宗|瞎子|信了你|一塌糊涂|奇葩|素质|摆设|哑巴|缺心眼|没救|跑路|失踪|失忆|心安|吃官司|毒(?:药|死)|乞丐|自己留着|(?:装|当|是|像)孙子|韭菜|没见过(?:这么|这样)|头一[回次]碰|疯了|穷疯|脑子|吃错药|逃税|偷工减料|遛人|谁买谁|刷新了?(?:我的?)?(?:下限|三观|认知)|头鬼|丢(?:他|我|你们?|人家)?的?脸|最(?:差|烂|垃圾|(?<!闻着|有点|犯|头晕|又)恶心(?!胸|想吐)|黑|坑)|全网最|猪|冷血|歹毒|可耻|可恶|可恨|可笑|嚣张|傲慢|阴险|虚假|狡猾|卑鄙|下作|龌龊|烂人|装孙子|要饭/,
  ],
  [
    'fed up',
    /骂人|气人|气不打|越想越气|受不了|凭啥|受骗|被骗|上当|害我|害死|毁了|白等|白跑|爱[^,。]不[^,。]$|一问三不知|什么(?:人|素质|逻辑|道理|效率|速度|质量)(?:啊|嘛|!|$)|还要不要|倒了?大霉|真的够|太差|差到|烂到|慢得|慢死|等死|急死人|没人管|没影|(?<!管)不管(?:了)?(?:[,。!?]|$)|(?<![有看是个的条了中])差评(?!.{0,6}[吗改修删追么多里说])|无话可说|破快递|垃圾快递|办事|稀罕|才怪|投诉(?:你|全|到|他)|失望(?:透顶|极了|!)|太(?:让人|令人|叫人)|简直|实在太|一点(?:都|也)不(?:负责|靠谱|专业)|不负责|不靠谱|不要再|退钱[!]|立刻|马上[!]/,
  ],
  [
    'abuse',
    /\b(?:rude\w*|arrogan\w+|insult\w*|cheat(?:ed|ing|ers?)|lied|lie to|fake (?:ones?|goods|products?|stuff|shop|store|company|reviews)|(?:sell\w*|sent me(?: a)?|selling) fakes?|prank|livid|disgusted|sewer|parrots?|robbers?|criminals?|dishonest|unprofessional|incompetence|negligen\w+|ignorant|ignor(?:ed|ing)|spamming|unreal|circus|death trap|rag|piece of|so ?called|false advert\w+|bait and switch|misleading|deceptive|snake oil|sloppy|careless|clueless|hypocrit\w+|evil|vile|nasty|filthy|cowards?|losers?|jerks?|bs|b\.s\.|con artists?|shady|sketchy|fools?|fooled|swindl\w+|parasites?|vultures|a mess|this mess|stinks?\b|sucks?\b|suck)\b(?! (?:bags?|cans?))/,
  ],
  [
    'fed up',
    /\b(?:words fail|end of my (?:rope|tether)|beyond a joke|(?:lose|lost|losing) my (?:temper|patience|mind|cool)|up to here|tired of|regret\w*|rue the|calm down|get real|get your act|takes? the (?:piss|mick|cake|biscuit)|for (?:god|heaven|christ|pete|fuck|crying)\S* ?(?:sake|out loud)|for (?:once|the last time|the love of)|last (?:straw|chance (?:before|or|to fix|to make))|or else\b|you'd better|better be|took you long|enough of my|waste (?:my|of|any)|wasting|so much for|had one job|one job|end of story|my foot(?=[.!,]|$)|get (?:it|this) through your|not over|stay away|avoid (?:this|at all)|no wonder|what a \w*(?:ed|ing)? ?(?:mess|scandal|circus)|sorry (?:doesn't|does not|isn't|won't)|tell me why i should|(?:blame|blaming) me|pull the other|tooth fairy|with a pulse|should (?:all )?be (?:fired|ashamed|reported|shut down|banned|sued|closed|illegal)|point of (?:having|tracking|paying)|care about (?:your )?customers|deserve|burn down|kill me|poison us|trying to (?:kill|poison|rob|cheat)|sick of|stop (?:lying|sending|spamming|ignoring|wasting|stalling|it)|quit \w+ing|seriously\?|are you serious|really\?!|how is this (?:legal|ok|okay|even))/,
  ],
  // Set phrases of anger, by what they do: blame, call names, threaten, lose patience.
  [
    'insult',
    /瞎(?:搞|糊弄|扯|编|说|弄|发)|耍(?:无赖|赖|流氓|花招|心眼|滑头)|赖皮|碧莲|装(?:聋作哑|傻充愣|糊涂|无辜|可怜)|爱(?:答不理|买不买|要不要|信不信|送不送|理不理)|扯(?:淡|犊子|皮)|胡(?:说八道|扯|搞|来)|鬼(?:话|扯)|一派胡言|欺人太甚|得寸进尺|过河拆桥|店大欺客|挂羊头|以次充好|缺斤少两|狮子大开口|漫天要价|趁火打劫|空手套|仙人跳|文字游戏|杀熟|狗眼看人|阴阳怪气|甩脸|没(?:教养|素质|人性|(?:没|有没有|黑)良心|良心(?=被|呢|何|不|都|过|喂|坏|让|上)|底线|诚意|下文|天理|皮没脸)|脑(?:瘫|抽|壳)|伞兵|二百五|窝囊废|乌龟|缩头|狗(?:东西|商家|店|屎|日)|毒瘤|祸害|骗局|杀猪盘|皮包公司|三无产品|假冒伪劣|破铜烂铁|地摊货|残次品|坑货|坑死|有毛病|脑子|臭不要|厚颜|厚脸皮|脸皮|死皮|强买强卖|霸道|蛮横|丧尽天良|丧心病狂|伤天害理|不择手段|无法无天|唬人|蒙人|蒙我|拿(?:我们?|客户|消费者|顾客)当/,
  ],
  [
    'fed up',
    /人间蒸发|石沉大海|杳无音信|遥遥无期|一推二五六|推来推去|三番五次|屡教不改|变本加厉|忍无可忍|是可忍|叔可忍|火冒三丈|七窍生烟|怒了|炸了|心态崩|破防|栓ｑ|栓q|真的会谢|会谢|离大谱|逆天|下头|没完没了|糊弄鬼|谁受得了|要疯了|疯掉|气死个人|恶心(?:人|死|坏)|堵心|闹心|糟心|窝火|憋屈|憋气|上火|发火|暴躁|抓狂|绝望|欲哭无泪|一肚子(?:火|气)|(?<!空)气炸|气笑|气哭|毁三观|三观|毁我|耽误(?:我|我们|了)|白花|白瞎|打水漂|血汗钱|辛苦钱|要命|造孽|作孽|缺德|糟蹋|玩儿?(?:人|我|消失)|当(?:老子|老娘)|老娘|姑奶奶|爷(?:不|受)/,
  ],
  [
    'threat',
    /讨(?:个|回)?(?:说法|公道)|维权|索赔|精神损失|打官司|告到底|闹到底|闹大|追究|市场监[管督]|黑猫投诉|315|三一五|热搜|挂(?:网上|你|出来)|砸(?:店|招牌|了你)|上门找|退网|等着(?:吧|看)|看(?:谁|我怎么|你们怎么)|有你(?:们)?(?:好看|后悔|好受)|让你(?:们)?(?:好看|后悔|关门|倒闭|付出)|付出代价|吃不了兜着走|一个都跑不|没那么(?:容易|简单)|跟你(?:们)?(?:拼|耗|没完|死磕)|死磕|奉陪到底|(?:截图|录音|证据)[^,。]{0,4}(?:留|存|有|保存)[^,。]{0,3}(?:着|了|好|都)|交给(?:律师|警察|法院)|差评(?:轰炸|刷屏|安排)|叫上(?:所有|全部|亲朋)|告诉(?:所有人|大家|全世界|身边)/,
  ],
  [
    'abuse',
    /\b(?:conned|con job|sham|hoax|shambles|shambolic|farce|farcical|debacle|fiasco|abysmal\w*|dreadful\w*|diabolical|woeful\w*|horrid|dire|laughable|inexcusable|cowboys|muppets?|nump(?:ty|ties)|dimwits?|dunces?|buffoons?|dolts?|twits?|arse\w*|bollocks|sod off|bugger\w*|freaking|frigging|effing|fuming|despicable|deplorable|deceitful|stealing|stole my money|thieving|robbed me|pocketed|hostage|highway robbery|extort\w*|blackmail\w*|cheapskates?|rotten|revolting|gross|repulsive|sickening|toxic|pitiful|subpar|third[- ]rate|half[- ]assed|bogus|phoney|phony|counterfeit junk|dishonou?rable|arrogance|disrespectful|incompetents?|ineptitude|inept|sham(?:e|ing)|hell hole|nuts\b(?= to))\b(?! nuts)/,
  ],
  [
    'fed up',
    /\b(?:give me a break|got to be kidding|gotta be kidding|kidding me|what a load of|could(?:n't| not) care less|don't care about|lip service|fobb(?:ed|ing) (?:me )?off|passing the buck|runaround|run around|jerk(?:ed|ing)? me around|mess(?:ed|ing)? me (?:around|about)|t(?:ake|aking|ook) me for|insult to injury|never seen anything like|final straw|enough is enough|wits'? end|about to explode|seething|irate|enraged|infuriat\w+|losing my|beyond (?:furious|angry|pissed|words|frustrat\w+)|so (?:angry|mad|done|over)|i'm (?:done|out|over it)|hate (?:this|you|your|dealing)|can't (?:believe|stand)|cannot (?:believe|stand)|(?:ruin|wreck|spoil)(?:ed|ing)? (?:my|our|the|his|her)|nightmare|hell\b|a disaster|zero stars|do better|what were you thinking|come on already|already\?*!|good luck getting)\b/,
  ],
  [
    'threat',
    /\b(?:boycott\w*|warn(?:ing)? (?:everyone|people|others)|tell(?:ing)? everyone|name and shame|go(?:es|ing)? viral|tweet(?:ing)? (?:this|about)|trustpilot|ombudsman|attorney general|ftc|legal team|press charges|demand (?:a|an|my|to|compensation|answers)|i insist|compensat(?:e me|ion now)|immediately|this instant|this minute|right this|or (?:i'll|i will|i'm|else)|hear from my|take (?:you|this) to|taking (?:you|this|it) (?:to|further)|report(?:ed)? to the|shut (?:you|this) down|make sure (?:everyone|nobody|no one|you))\b/,
  ],
  [
    'rhetorical',
    /\b(?:how (?:much longer|long must|many more|stupid|dumb|difficult)|when (?:are|will) you (?:ever|finally|going to)|are you ever|is (?:anyone|anybody) (?:alive|awake|actually|even)|take me for|what am i supposed|why (?:bother|even|on earth|the hell)|what(?:'s| is) the (?:point|excuse|use)|how is (?:that|it|this) my|not my (?:problem|fault)|cut the (?:crap|bs|act|excuses|nonsense|lies)|don't insult|call yourself|call yourselves|supposed to be (?:funny|a joke|new|premium|quality)|in what world|on what planet|do you (?:want|expect) me to|am i (?:talking to|speaking to) a (?:wall|brick)|can anyone there|is that (?:so|too) (?:hard|much)|too much to ask|who runs|who hired)\b/,
  ],
  ['weary', /无语|服了|醉了|心累|算了吧|随便吧/],
  [
    'you',
    /你们?(?:就|也|都|怎么|只会|除了|这|是|家|店|的|还|倒|可|敢|行|给我)|\byou(?:r|'re|'ve)? (?:people|company|shop|store|team|support|service|bot|lot|took|lost|ruined|broke|sent me|promised|sold|keep|think|should|just|never|only|still|don't|can't|won't|owe)/,
  ],
];

/** What a calm question or request sounds like. */
export const calmCues: readonly Cue[] = [
  [
    'polite',
    /请问|请(?:帮|您|你|尽|给|核|查|告|问|看)|麻烦(?:您|你|帮|再|尽|查|看|给|把|核|催|问|了)|谢谢(?!你们啊)|劳驾|辛苦|打扰|您好|你好|不好意思[,，]?(?:我|请|问)|\bplease\b(?! explain yourself)|\bcould (?:you|i|we)\b|\bwould (?:you|it)\b|\bmay i\b|\bcan (?:i|you|we|it)\b|\bi(?: would|'d) like\b|\bkindly\b|\bthank you\b|\bjust (?:wondering|checking|following)\b/,
  ],
  [
    'asking',
    /(?:能|可以|可不可以|能不能|能否|是否|会不会|是不是|有没有|要不要|需要|支持|方便)[^,。!?]{1,16}(?:吗|么|嘛|呢|\?|$)|什么时候|怎么(?!又|还|不|这么|那么|回事)|如何|多少|多久|哪[里个些儿]|几[天点号个件种](?!意思)|什么(?:原因|情况|规则|颜色|尺码|材质|流程|条件|办法)|正常吗|有[^,。!?们]{1,8}吗|有货|想(?:问|了解|咨询|知道|换|退)|\b(?:how (?:do|can|long|much|many (?!times|more))|when (?:will|can|does|is)|where (?:can|is|do)|which|is (?:there|it|the|this) (?!a joke)|are there|do you (?:have|ship|sell|offer|accept|take|know)|does (?:it|the|this)|what (?:is|are|size|should|happens|time)|should i|do i)\b/,
  ],
];
