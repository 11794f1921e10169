// How much each trait speaks for anger: learnt from the sentences in this folder, written by
// test/engine/weights.test.ts and never by hand.

export const weights = `
-2.99
5.55 #insult
5.17 #abuse
5.04 #fed up
4.29 #rhetorical
3.95 #sarcasm
3.89 #swear
3.74 #threat
3.64 #mocking likeness
3.10 #not even
3.04 #snubbing
2.89 就
2.60 #doubt
2.58 #mark
2.52 都
2.48 #capitals
2.34 #rubbish
2.33 你
2.25 every
2.17 #again|your
2.08 you|about
1.96 #ultimatum|even
1.86 quality
1.85 over
1.83 #accusing question
1.81 啊
1.73 i've
1.70 don't
1.68 money
1.65 了个
1.61 another
1.60 without
1.59 and|just
1.55 啊$|等到
1.54 ^another
1.53 fake
1.52 !!$
1.51 让|得|last
1.45 等|hard|know
1.44 全
1.42 #shouting|like
1.41 #leaving|!!|^don't
1.38 别
1.36 ^说|typical
1.35 让我
1.33 at
1.30 你们|种|!|about this
1.25 #you|自己|己|差|话
1.22 把
1.21 儿|不会|they
1.20 now$
1.19 们|in a|forever|forever$
1.17 now
1.16 呢|simple|the size chart|size chart|deliver
1.15 what is
1.14 来|也|客服是|服是|^出来|极|#grievance|^fake
1.13 reported|i know
1.12 我|what
1.10 night$
1.09 是
1.08 跟
1.07 道|拖|everything|never
1.05 半|是吧|从|是挺|a month|backside
1.04 ^cheap|cheap
1.03 死|nothing|you$|post
1.02 english|luxury
1.01 ^出
1.00 了|不|钱|nothing$|so
0.99 还
0.98 说|敢|答|^nobody
0.97 就别
0.96 训|my|answer|chart
0.95 脾|脾气|single|twitter
0.94 !$|^工|^i've|bait
0.93 烂|^拖|complicated
0.92 nobody|^last
0.91 我真|是吧$|^问|买了个|躲|^that's|that's|night
0.90 都不|脸|^我真|broken|doorknobs|doorknobs$
0.89 得我
0.88 说话|货发|my money|^the size|the size
0.87 八|货呢|跑|跑$|卖|货呢$|how
0.86 眼|透了|透了$|^关|^关门|精|up|reviews$|better
0.85 关门|for a|before i|over$|taking
0.84 reported$
0.83 ^有|month|^every|country|classic
0.82 every single|i send|i've been
0.81 着|教|it's|test|you're|off
0.80 继|继续|^继|^继续|等于|black|enjoy
0.79 续|能给|a|black friday
0.78 没一|度|开店|开店$|you have any|have any|have any idea|any idea|idea
0.77 the name|the name of|name of|blocked
0.76 句|白的$|告|你了|你了$|me|^honestly|honestly
0.75 信|去了$|packs
0.74 发货$|^能把|能把|住|烂$
0.73 客户|事|咬|^从|exchange|company$
0.72 一句|门|售后|倒|惹|^接着|接着|挺|^this|never been|never been so|i want the|want the
0.71 狗|谁呢|谁呢$|么不|^接|hear|delay
0.70 做|你们这|们这|怎么不|气不|down$
0.69 呢$|屁|早|^我算|我算|of|like a|^i'm not|i'm not|explain|trap|trap$
0.68 半天|记|自己的|己的|问了|工号|工号多|to|hope
0.67 人都|售|态度|too|^my|people$|^it's a|it's a|is fake|is fake$|^wait
0.66 个月|心|人|关|歉|^等|这叫|死了|all|waiting$|been waiting
0.65 干|鬼|户|态|交代|交代$|代$|seriously|already$|is this legal|this legal|legal|^black
0.64 算|凑|倒是|响|号多|号多少|^凑|^凑单|凑单|your policy|spare|^bye
0.63 我真是|真是|我要的|要的|要的是|会$|是解|是解决|^哄|哄|mirror|bubble|bubble wrap|bubble wrap$|wrap|wrap$|bye|answer$|cheaper
0.62 ^自|打|吧|火|全是|^答|^答非|答非|答非所|非|非所|非所问|所问|所问$|^精|^精品|精品|down|video|video$
0.61 天|月$|已经|用的|要我|^把|不会$|信你|还会|the money|friday|fire
0.60 个月$|出来|被你|被你们|哪儿|哪儿去|儿去|儿去了|弄丢|打太|打太极|太极|box$|ever|i will|zero|^it was|it was|every charge|every charge$|charge$
0.59 ^自己|交|会|渣|迟|迟早|打了|^演|演|reading|long|^your policy|what is going|is going on|going on
0.58 钱的|已|白的|不好|谁不|谁不会|气|解决$|决$|^修|透|reading my|^you're|reply|^nobody has|nobody has|in ten|in ten days
0.57 一|见|换了|成|^把我|people|trying
0.56 自|没有一|有一个|知道|无|吐|你$|于|一斤水|斤水|斤水果|on|wait|and you|an answer|an answer$
0.55 当|^买|害|不说|的说|^速|^速度|速度|不好$|want|how long|^i'll|your mind|your mind$|out of|a paperweight|paperweight|fake$|returned|returned to|returned to sender|to sender|sender|^great$
0.54 的时|后|更|样$|好听|好听$|听$|速|been|should
0.53 钱的时|的时候|店$|^我已|我已|我已经|了六|卖了|着$|的错|话啊|话啊$|^收钱|收钱|weeks|i|because|doing|is going|guinea|guinea pig|guinea pig$|pig|pig$
0.52 四|上|到一|一半|的是|火星|者|^做|^广|^广告|广告|说得|^一斤|一斤|asking|set|isn't
0.51 牙|水果|还让|画|扣我|规矩|矩|到一半|不回$|天不|广|后悔|个电|个电话|个人能|差的|能说|hand$|company|organise|organise a|organise a party|a party
0.50 你们是|的吗|的吗$|一次|干嘛|干嘛$|心$|悔|吧你|吧你们|屁$|一口|费收|^your so|your so|your so called|so called|called|do something|tickets|tickets$
0.49 去|谢你们|活动结|动结|动结束|没货|^你猜|你猜|猜|^扣|times|printing|for nothing|for nothing$|telling|five|play|play games|games
0.48 破|一个|出|星|命|个鬼|退$|不回|这一|就变|do you have|worst|copy|paste|going|to the|happens$|threw|party
0.47 是不想|能|^能|被|没问|赔|成这|成这样|这样也|样也|一样$|货还|给我退|^一个|回$|我都|是你|是你们|案|人能|亲|^what a|what a|apology|reviews|i am not|am not|what happens$
0.46 柜子|摸摸|饼|费|我退|加急|^柜|^柜子|悔的|还差|^加|^加急|加急费|急费|急费收|couldn't|^you owe|you owe me|owe me
0.45 了三天|推三|来了$|废|^三个|policy|here$|what i paid|i paid for|paid for|paid for$|useless|^i hope|i hope|died|^two|deleted|app$
0.44 不想|管|良|良心|弄|^这种|^我要|我要|豆|这种态|种态|种态度|不认|结束|不行|不行$|不认$|认$|赔$|三天散|天散|天散架|散架|money and|there|^refund|anything|^see|what i|0 off|sold|you make|you make me|make me|^useless
0.43 识|束|修一|修一个|行不行|螺|螺丝|螺丝$|丝$|量$|did|a day|for$|thing|better quality|delivery guy|it over|it over the|over the|over the fence|the fence|fence
0.42 是吗|是吗$|安|用了三|嘛|嘛$|活|们这样|厉|厉害|承|我的订|的订|的订单|me$|^i'd|i'd|anyone there|^cancel it|cancel it|cancel it$|here|^my skin|my skin is|skin is|something|credit|this shop is
0.41 去了|天就|的好|^it's|box|not|^your|happens|the packing|packing|the window|the window$|window|window$|mess|my money$|^three|^three months|three months|three months for|months|months for|months for a|for a chair|a chair|a chair$|chair|chair$
0.40 月|有一|三个|本|的话|回了|有你|有你们|朋|朋友|友|出来$|问$|^全|了是|唱|哑|哑巴|巴|is a|do you not|you not|what happens|a brick|a brick$|the other|this thing|money$|of your
0.39 到|收我|散|来$|白|行$|程$|跟你|来了|二十|^说得|^豆|well|brick|brick$|dollar|got it|app|do you sleep|you sleep|sleep
0.38 是不|多$|消费|消费者|费者|说的|所|我有|楼|让人|亲$|我查|absolute|days$|sat|^you had|you had|week$|after two|after two days|two days|two days$|guy
0.37 死$|丢|你们赔|们赔|架|把我|行不|是从|三个月|都出|for your mistake|your mistake|^what is|lost|a human|me one|already|send|is 0|out the|a day off|day off
0.36 页|^一|了你|工|算了$|看的|看的$|会做|拖到|有问|有问题|^寄|我都不|买你|买你家|丝|一晚|一晚上|得没|^you took|you took|can it|can it be|circus$|^it broke|it broke|lemon
0.35 ^说好|说好|没收|的吧$|^保|^秒|还要我|句$|^书少|书少|书少了|页$|盗|晚上$|^太|本事|收一|^用了|it be|a label|on a|wrong size|wrong size$|read|this on|charge|somebody|lost again|^i will
0.34 什么破|么破|头|音|水|一个月|^拖到|数$|就不|积|出问|出问题|你们有|们有|for the|broke|wrong colour|wrong colour$|read the|because of|my fault|fault|closed|my ticket|ticket|read the reviews
0.33 扔|算了|往|不管|这种|机一|^退换|退换货|绝|^刚才|刚才|^书|^空|^空调|doesn't|^cancel|offer|answers|ten days|ten days$|out of the|of the box
0.32 是来|拿|退换|我写|菜|变|^呵|呵|知道你|道你|道你们|人影|代|this|^i want|i want|days|quality$|how many weeks|many weeks|many weeks does|weeks does|it out|it out of|restocking|restocking fee|denied|denied$
0.31 比|口一|在家|柜|子$|三天|少|印|再买|你们了|们了|们了$|狡|狡辩|辩|where is my|^how do|how do|leave a|^bunch|^bunch of|the phone$|phone$|^will somebody|will somebody|a month ago|month ago|month ago$|ago|ago$
0.30 月了$|当消|当消费|问题还|题还|^复|呵$|服务$|务$|了你家|给你们|包裹里|裹里|i'm|by|it a|because of you|of you|apology$|the phone|care|does it take|it take|reason|^you can
0.29 不是|经|^赔|推|的话要|话要|写着|才|院|也不|年|电话$|病|空调|调|^又|年$|今天必|天必|天必须|都是|就当|个都|card$|^my kid|my kid|kid|phone|care$|my skin|skin|tell me why|me why|the reviews|communication|communication$|toaster|^tracking|^tracking says|tracking says|tracking says tomorrow|says tomorrow|a job|^the code
0.28 六|^包裹|管不|管不管|得跟|^退|秒退$|七天无|天无|天无理|无理|无理由|理由|傻|做生|做生意|度$|^白|尾|^猫砂|猫砂|砂|楼下|眼$|我全|见识|第几|就换|骂|商量|took|hand|lose|fix this|name|the consumer|consumer
0.27 们是|还要|没人|让你们|被狗|秒|秒退|^东|^东西|不给|行|活动|养|吹|吹得|^养|是木|是木头|^就会|就会|圈|抖音|微博|博|省|八年|^跟|收了$|被狗咬|狗咬|before i lose|i lose|lose it|tomorrow|button|button$|everything for
0.26 发货|不知|我签|都说|都说不|说不|^赔钱|赔钱|用了|用吗|用吗$|发一|失|解决|决|谢谢你|谢你|上$|生意$|一分|公司地|司地|司地址|律|律师|么用|么用$|你们会|们会|上次也|次也|明是|^优质|优质|必须|^从头|从头|从头到|头到|头到尾|到尾|^推|dead|with a|cancel my order|crooks|ten|crooks$|^blame|blame|left on|left on the|on the street|the street|street
0.25 开什|开什么|什么店|么店|家$|^第|有就|回来|分$|一句$|了!|须|一根线|根线|烂的|烂的$|搞笑|i paid|paid|a box|a box$|^never|^worst|^cancel my|cancel my|knows|knows what|job$|foot|foot$|waste|shame|tracking
0.24 个|谁|真|摸|保|吞|读|蛋|的生|的生日|生日$|日$|意$|也不会|承诺|诺|^蛋|^蛋糕|蛋糕|蛋糕送|糕|糕送|糕送到|机吗|^管|个人|^摸|看你|看你们|了!$|来这|来这一|这一套|一套$|^处|^处理|^烦|必|你家客|家客|家客服|is there a|there a|email|to be|been so|my grandmother|grandmother|shame$|show
0.23 们是不|^这次|这次|个鬼啊|鬼啊|鬼啊$|赶紧|换货|退的|告诉|告诉我|诉我|还做|滚|耗|次还|接|定的|抖|^复读|复读|复读机|读机|免|给一|就我|要是|^话|利|立马|original|third replacement|third replacement and|replacement|replacement and|make|hope you're|ridiculous|disgusting|^xl|not to|^zero|two hundred|two hundred dollars|hundred|hundred dollars|^i took|i took a
0.22 次|我没|的吧|^买了|退款退|款退|了不|起$|件事|保修卡|修卡|保$|抽|晚上|睡了|^看|已经联|经联|经联系|联系好|系好|小时了|不办|黑的|got|delivered|the worst|i don't want|don't want|this company|an apology|day delivery$|no problem|my toddler|toddler
0.21 这样|修|^吃|到现|到现在|遍|避|我找|^啥|不信|零|明年|^电池|晚|死了$|大爷|爷|微|限$|马|劲|劲$|的命|锤|锤子|my lawyer|lawyer|^i am|i could|do you even|you even|it doesn't|it doesn't fit|doesn't fit|bad|better than|problem
0.20 时了|都不知|知|知道$|检|你给|你给我|个月了|月了|由|好看|土|^今天|身|^保修|版|凉|疯了|立|望|失望|脏|斤|out|discount$|other|christmas$|vouchers|vouchers$|^five|^five weeks|five weeks|for a pair|a pair|a pair of|of socks$|socks$|next day|next day delivery|day delivery|don't care|this chat|this chat$|chat$
0.19 管$|了吗|^什|^什么|快递到|递到|递到哪|上门|里$|^眼|^眼睛|^钱|商|问三|不起|不起$|程|生日|雷|^信|做个|不要$|套$|滚$|疯|^不会|影$|想骂|想骂人|骂人|骂人$|is my|junk|junk$|greedy|is this supposed|this supposed|this supposed to|supposed|supposed to|supposed to be|you don't|dollars
0.18 不知道|你们管|们管|都比|都比你|比你|个破|到手|厂|眼睛|睛|^买两|赶|次$|条|一个破|八百|报警$|警$|^今|^给你|穿$|^是你|天花乱|花乱|花乱坠|乱|乱坠|乱坠$|坠|坠$|电池|池|水$|^火|口$|^律|^律师|一个人|我承|我承担|承担|担|烦死|烦死了|费劲|费劲$|多少$|少$|血|顺|^answer|damn|^i'm|^does anyone|does anyone|i'll|socks|a single person|single person|daylight|^get|far|^hands|hands|week|the code|plastic
0.17 退|服$|设|另|紧|算我|输|搞|年送|师|就不认|费也|骗子$|除了|都不会|^妈|又错|又错了|^没有|别人都|人都有|^规|慢得|^买的|买的时|带|shipping|give me|^keep|^keep your|keep your|cancelled|dollars$|^left|my order to|order to
0.16 用|动|到一件|正|没声音|声音|声音$|音$|你们$|们$|坑|脸$|还让我|两件只|件只|退是|退是吧|百|到底|欺|辈|都被|都被你|除|扰|改评|改评价|塌|空|嘴|这点|来一堆|一堆|堆|钱吗|气$|质量$|售后就|后就|^人均|人均|均|等了两|了两个|两个小|个小|个小时|^you|answer me|put a|all$|everything$|you are|scam|^give it|give it|give it back|photo$|tracking is|store credit|store credit$|credit$|me an|a wall|a wall$|wall|wall$|^my parcel|my parcel has|parcel has|parcel has been|for a month
0.15 瞎|道$|不管$|不在|^收|就坏|就坏$|发错了|没见过|见过|遍了|啊你|啊你们|生|直播|直播间|播间|上了|灰|这样$|不会再|会再|会再买|再买$|木头|我等$|^又坏|又坏|能装多|装多|^装|心脏|心脏病|脏病|不能快|能快|能快点|你们脸|们脸|网线|^thanks for|^great|up to|you've|cheated|driving
0.14 这|替|^这|断了$|买两|买两件|你们拿|们拿|优惠券|惠券|制|^差评|^我会|我会|^小|真的|的无|活该|神|^越|开箱|give|for your|you to|do i have|christmas|is anyone there|sell|staff|fee
0.13 什|什么|不了|踢|你个|给我发|我发|谢谢|看见|话可|差评|快点|影|轻|^猫|下来|^电|^倒|^真的|个专|个专题|专题|见过这|刷新了|来一|两次$|^不退|客户的|户的|差评$|上的|越|^how|put|you people|a month$|shipping$|the first time|first time|with$|order before|leave|why|say|on earth|earth|xl|a single|it up|what a bunch|get socks|^thirty|^thirty bucks|thirty bucks|bucks|so much|rude|let|fix it|fix it$|me two
0.12 ^上次|上次|烦|快递|递|闭|黑|们赔得|赔得|赔得起|得起|别发$|听|传|二|分|评价$|不退$|电$|一套|这点运|点运|点运费|限|脸吗|脸吗$|^穿一|穿一次|一次就|次就|次就破|就破|钱吗$|^that's what|that's what|coupon doesn't|coupon doesn't work|doesn't work|doesn't work$|work here|work here$|^how many|how many|ruined|paying|fit|beyond|took a|price went|price went up|went up|went up overnight|up overnight|up overnight$|overnight|overnight$
0.11 时候|候|我是|三|踢皮|踢皮球|皮球|你们就|们就|人$|质|是摆|耳机一|机一边|一边没|边没|边没声|没声|的脸|狗了|狗了$|花|到你|到你们|能不|能不能|^床|^床垫|床垫|衣机漏|机漏|欺负|^能不|不想看|想看|^祝|祝|生意兴|意兴|意兴隆|兴|兴隆|隆|后是|什么叫|么叫|能装|条款|^just|refund me|the box|talking|talking to|a customer|ten years|ten years$|discount|unsubscribe|this store|right now$|^this shop|code|purchase i|the box$
0.10 天了$|大|似|似的|似的$|坏$|^耳机|声|根|药|解释|释|了我的|是时|是时间|个寂|个寂寞|寂|寂寞|寂寞$|寞|寞$|加|票|话$|收了|好了$|所有|摔|摔了|为你|要收|四次|什么意|么意|么意思|放屁|^直播|播间说|间说|间说的|^洗衣|洗衣|洗衣机|衣机|大头|规定$|雷劈|雷劈$|劈|劈$|过这么|^长|鬼$|^太好|^了|^便|^便宜|你们自|们自|们自己|先把|店铺$|铺$|^is there|is there|^so|trash|smells like|smells like a|liars|^third|i don't|clowns|clowns$|empty|glass|once$|my review|my review$|stay|stay away|seen|one job|one job$
0.09 问|的$|同意|意了|就跑|洞|耳机|卖的|^发错|发错货|错货|给个|十$|^保价|驳|驳回|你们真|们真|^不想|复制|复制粘|制粘|制粘贴|粘|粘贴|^你倒|你倒|你倒是|!我|真会|生意|地址$|砸|砸了|了个洞|个洞|走了|走了$|^欺|我改|^偷|偷|就没|冰|够了|够了$|说$|钱我|^又是|又是|句话|^早|^为|^为什|为什|为什么|个大|^用|姥|姥姥|^这操|这操|这操作|操作我|作我|作我看|我看不|看不懂|回答我|答我|答我一|before|did you|^it|garbage|garbage$|^liars|^liars$|liars$|third|^sure|^sure$|was home$|home$|away|than|you so|^how about|how about|^i feel|humans|sold out|sold out after|out after|out after i
0.08 五天|五天了|包裹|裹|的我|题$|^穿|线|喂|的是黑|是黑|是黑色|五十|客户当|户当|保价|条件|条件$|收费|^假得|假得|播|^我妈|我妈用|妈用|妈用了|孙|^外|睡|损|木|明$|退钱$|^买回|买回|买回来|全家都|想做|^亲|塞|的那个|^送货|送货的|脸了|^well|^well done|well done|from this|^who do|who do|is anyone|replying|replying$|^then|i clicked|i clicked buy|clicked|clicked buy|patience|^you are|disgusted|disgusted$|words|^wake|^wake up|wake|wake up
0.07 不发|不发货|来求|来求你|求你|求你们|让你|递员把|员把|口|了几|人是|人是吧|^按客|按客|按客服|客服推|服推|服推荐|穿不|料$|价保|想给|没见|负责$|责$|认|笑$|天天|路|址$|屁股|^直|天花|一点|送$|忍|们就是|全家|家都|那就|上来|上来了|^流|三不|培|培训|红疹|红疹$|要钱|^全家|label|^the zipper|the zipper|the zipper broke|zipper|zipper broke|zipper broke the|broke the|broke the first|^charged|another delay|another delay$|right now|thirty|took it|driver|checkout$
0.06 我就|装|^开|^踢|糊弄|臭|你当我|当我|保修|链|屏$|^拿|^保质|保质|保质期|质期|^第三|里有|^玩|老客|老客户|我说|正品保|品保|品保证|保证|不解|不解决|等着|明天就|^过|^到底|^抽|^抽奖|抽奖|奖|的东|的东西|碎|一$|是瞎|没用|退钱|新了|抱|抱歉|干啥|干啥$|^搬|^搬上|搬|搬上|搬上楼|上楼|上楼要|楼要|楼要加|要加|要加钱|加钱|花的|是$|a day$|it in|waiting|thieves|thieves$|^the box|found|in it|in it$|^shame|burned|burned my|have you no|you no|rubbish
0.05 想|谁都|^不是|驿站的|站的|了你们|^图片|抹|我买|摆|这也|这也叫|也叫|期还|存|不进去|进去$|退了|^昨|^昨天|昨天买|买的今|的今|的今天|是土|^半|^我说|受|你们到|们到|们到底|到底谁|底谁|^差|书|没完|没完$|^预约|预约|信用|是个|就是个|十万|万|就一个|划痕|划痕$|痕|痕$|我三|^冰|^冰箱|冰箱|冰箱不|箱不|箱不制|不制|不制冷|制冷|制冷$|冷$|过这|智|人什|人什么|退不退|^小心|不了你|我提|我提供|照片$|^半小|半小|半小时|人为|飘|到货就|货就|货就坏|素|my dog|my dog$|dog|dog$|ship it|you think|cancel|any|your stupid|right$|made|lot$|pair|pair of|pair of socks|of socks|you owe|if i|^wow|wow
0.04 多久$|久$|今天|订单|^耍|耍|都没|都没有|到哪了|哪了|个快|个快递|丢人|是想|手一|一边|^充电|充电器|电器|就是|发错|的尺|的尺码|寄回去|回去半|去半|去半个|^咱|^咱们|咱|咱们|天买|天买的|傻子|傻子$|税|办法|会不|会不会|人话|拐|拐杖|杖|电话打|话打|一次$|^天|^天天|自动续|动续|动续费|续费|尾款链|款链|款链接|链接|够|退不|三十|商家|小心|不下|^记|网|五十岁|十岁|^喂|怪我|没办|没办法|你们售|们售|们售后|^垃|^垃圾|拒收|缝|缝线|瞎子|冻|掏|my money and|pay for|you idiots|idiots|one more|your policy$|the courier$|courier$|ignored|business|i feel|feel|my time|my time$|to calm|to calm down|calm down|calm down$|fool|purchase|my table|table|about your|chatbot|much$
0.03 小时|就装|怎么|糊|好意|好意思|意思|思|这批|这批货|批货|股|毒|^线头|线头|是摆设|摆设|一根|两件|不好意|^不给|^当|^申|^申请|^优|绝了|^呵呵|呵呵|我惹|了眼|不退|别再|家孩|家孩子|孩|孩子|拍拍|^自动|相|^定金|^奶粉|奶粉|蔫|废话|废话$|^气得|气得|气得我|缺|缺货|定$|发了$|日了|你们发|们发|^全网|全网|事$|做到|们不|^编|点钱|吗我|难用|排队|队|^做生|份|那个|^缺零|缺零|缺零件|零件|and nothing|an|lying|wrong with you|with you$|it in the|in the rain|the rain|rain|^you lost|you lost|review$|customer of|fees|to take|in business|in business$|business$|photo|i have never|have never|automated|^who trained|who trained|trained|do one|do one simple|one simple|one simple thing|simple thing|rope|rope$|further|^smells
0.02 时了$|今|人管|玩|发货的|没有|信息|瞎了|送个|#weary|就掉|量|意思卖|思卖|思卖$|^线|织|^质检|^拉|^拉链|拉链|叫|起来$|^面|^面霜|面霜|面霜用|霜用|霜用完|兑|你个头|个头|邮费|得离|得离谱|离谱|离谱$|谱$|们那|拒|因|寄回|^七|^七天|七天|昨|昨天|谁能|三$|^五点|五点|五点之|点之|点之前|负$|别再给|再给|再给我|司|婚|礼服|的什|的什么|^我请|我请|等安|等安装|安装$|猴|^预|^骗我|骗我|定金|^定|尾款|要脸|你家|床|有完|管这|问什|问什么|回答|^去|^黑心|黑心|时候发|候发|话行|我当|^改|打一|下这|^用起|用起|用起来|球$|你家的|家的东|快递费|递费|系统问|统问|统问题|^stop|^did you|from|^you should|you should|smells|do you think|my card|my card$|delay$|^i don't|this store$|enough|enough$|bot|such|free shipping|ten dollars|my son's|my son's birthday|son's|son's birthday|^thanks a|thanks a|thanks a lot|a lot$
0.01 页面|放假|次又|又|新$|东|东西|西|该|你们还|们还|子都|毁|毁了|赔钱$|烂成|烂成这|出来卖|来卖|^图|^到|做的|做的$|起吗|起吗$|涂|一半$|半$|香水|赠品没|品没|品没有|的时间|抢|退货地|不给退|给退|店便|店便宜|便宜一|宜一|^抢|礼物|登|半天没|已读|要退款|然|脸不|坏的|^成功|这单不|单不|准|到我|报警|警|分都|^我有|款后|^这单|^别再|短信|满意了|两百|伙|^有没|坏的$|不通|写着包|着包|着包邮|^结账|结账|恶心$|五星|子给|子给我|不要脸|要脸$|猫|少了|^玩具|塑料味|料味|料味$|袋$|^易|^易碎|易碎|易碎品|碎品|冷|^打印|打印|打印机|印机|卡纸|这些|^缺|完没|跟我|跟我说|真皮$|都嫌|嫌|的链|的链接|规定|效率|率|购物|购物体|物体|物体验|体验|这么不|的商|^刷|^刷新|把我当|早上|早上九|上九|上九点|九点|什么鬼|么鬼|^买之|买之|买之前|是大|买之后|^吐|谢了|谢了还|们店长|送货|时候叫|候叫|漂|^客户|谈|or i'm|my bank$|bank$|i pay|^thanks|i was home|service$|excuse|^congratulations|congratulations|my foot|my foot$|does it|fired|much|you do|sell water|water|ten days late|days late|^if|livid|livid$|problem$|prepare|^price|checkout|^somebody
-0.01 ^请问|请问|^发个|发货呢|静|催一|发了|付款以|款以|款以后|以后|久能发|能发|能发货|的快|的快递|这几|这几天|被拆|被拆过|拆过|的衣|的衣服|掉色|掉色$|可以修|以修|补吗|补吗$|^到手|料子|吧$|新机|机有|查$|付吗|付吗$|发现|三天了|可以换|过敏吗|敏吗|敏吗$|^好像|谱|间|时间$|间$|^售后|^是什|支持|持|退货吗|^行$|的款|可以退|以退|什么条|么条|么条件|发票还|票还|票还没|还有别|^方便|方便|方便的|便的|前面|想换|想换货|^想退|时间吗|间吗|间吗$|翻|害$|这就|以退吗|不准|后还|还有货|有货吗|还能修|修改|修改吗|改吗|改吗$|^截|^截图|截|截图|前能|我家|安装|装的|约|部分|数|怎么领|么领|么领$|骗子|声$|哪里看|里看|里看$|^预售|预售|付完|单被|单被取|被取|被取消|消了$|^没货|货的话|清$|有点不|颜色和|色和|^花|时有|护|么设置|设置|设置$|置|置$|铁|顾|不可|几点关|点关|点关门|关门$|发货吗|全新|是真皮|真皮|了能修|能买|买几|几件|几件$|家的人|机有货|^想问|想问|轻放|轻放$|放$|后悔了|悔了|能改|案的有|可以吗|以吗|以吗$|退换吗|穿吗|穿吗$|^在吗|这个能|个能|候发货|提供|提供什|供|供什|供什么|点下|天发吗|自己弄|己弄|己弄坏|弄坏|两次|快递吗|递吗|递吗$|编|编织|编织的|织的|有货$|穿过|文|答复|^行吧|行吧|设$|赠品吗|^亲$|一下发|下发|下发货|^付完|问题吗|题吗|题吗$|看吗|看吗$|要买|天内|白眼|客服几|服几|服几点|几点在|松|^能补|能补吗|候发$|^重|重新|不下$|波|^有优|地址我|址我|查到|^被狗|看得|do you|when will it|the shipping|the shipping date|shipping date|shipping date$|date$|can i do|i do$|safe for my|first time i|time i|^it smells|it smells|broken again|this is the|^half|^half my|half|half my|half my order|my order is|order is|order is missing|was home|hang|everyone|is it in|it in stock|you and|the sale|extra|have to|my wedding|my wedding$|wedding$|do i pay|does it come|can i return|i return|lot|boiling|boiling$|^the phone|in my hand|my hand|my hand$|store$|are you having|you having|you having a|having|having a|today|the product|order was|order was cancelled|was cancelled|if it|the last|it on|can i keep|i keep|^can it|are all|worth|^or|can you fix|you fix|you fix it|terms|terms and|terms and conditions|and conditions|and conditions$|conditions|conditions$|chat|comfortable|^grandma|grandma|^能便|能便|能便宜|回我|能改成|改成|以修改|有货没|货没|货没$|人工智|工智|工智能|智能|人工客|工客|工客服|还可|还可以|点在$|机多|机多少|季|季清|季清仓|清仓|货是真|^size|^size 0|怎么操|么操|么操作|0 0$|拍哪|规格|规格$|格$|^童|华|不符|不符$|符|符$|^能退|guarantee|怎么清|么清|是0|get one|补多|补多少|福|怎么买|么买|么买$|^分期|分期|成0|成一|成一个|能回|顺丰|丰|^您|^您好|您|您好|您好$|海|能拿到|国能|运费险|费险|了可以|快递单|递单|递单上|单上的|能写|is it out|case|can i still|i still|start|can i see|putting|putting it
-0.02 情况|况|货要|货要等|要等半|等半|等半个|待|的四|的四十|四十|四十八|十八|十八小|八小|八小时|小时发|时发货|平台介|台介|台介入|介入|不了货|了货|了货$|后一般|多久能|^下单|下单一|单一|单一个|一个礼|个礼|个礼拜|礼拜|拜|个地方|^包|么算|包裹好|裹好|裹好像|包裹放|裹放|收到时|收到的|到的|^洗|质量|了两|的质|的质量|拍得|手机用|机用|三天黑|天黑|天黑屏|黑屏|点发|锅|以换|一批|勾|正品吗|没有$|没有收|有收|有收到|另外|发吗|发吗$|小了|小了$|几点上|点上|点上班|申请被|请被|原因|退给|退给我|退货寄|货寄|价了$|点吗|点吗$|礼物没|物没|^没见|^方|试|看一|看一下|可以看|以看|公司|天能到|安装师|装师|装师傅|期了|含|^以|十二|返现|价的|露|单付|补$|架了|架了$|我妈|点不|粉|可以补|以补|哥|^屏|^屏幕|别人|发我|发我$|^是新|国行|怎么设|么设|^够|一下新|下新|了能|^缺货|损坏|退款还|这是真|一个吗|套|的有|盒子|子收|的有吗|^十|去拿|^还需|还需|还需要|等几|等几天|片$|过这个|九|费怎|费怎么|克|有优|有优惠|优惠吗|惠吗|惠吗$|是八|帮我看|机什|机什么|^洗脸|洗脸|压|快点发|可以$|以$|^办|活动力|动力|动力度|一批$|批$|^你家|能送|^多久|电话多|话多|话多少|点在|date|i do|has been|the first|is this the|this the|brand|brand$|smell|smell$|underwear|different from|different from the|i change|^one more|if|^i got|twice$|it please|it please$|i get a|get a|i leave|^do i|^are there|are there|birthday is|job|the sizes|the sizes$|warm|buy|first$|to ship|to ship a|ship a|ship a sticker|a sticker|a sticker$|sticker|sticker$|is the store|of a|it up$|to it|to it$|face|face$|i took|^the seams|the seams|seams|i sat|i sat down|sat down|sat down$|you send it|you can|cover|use$|^everyone|^everyone i|everyone i|everyone i know|is it a|wedding is|wedding is tomorrow|is tomorrow|dress|怎么没|么没|仅|仅退|仅退款|催一下|sunday|箱多|0元|家里|家里没|里没|货是|see it|店在|店在哪|^提|老人家|人家|0 cm$|cm$|机不$|能穿|^二|套吗|套吗$|^折|叠|^从哪|从哪|从哪里|件0|怎么拍|么拍|么拍$|个包|个包裹|^年|定金能|金能|能拿|^欧|^欧洲|欧|欧洲|洲|久能到|啥时|啥时候|do i get|fridge|parcels|refund please
-0.03 五|^五|半个|半个月|^我等|我等了|整|面写的|申请平|请平|请平台|平台|发了吗|久能|信息$|息$|到哪|怎么处|么处|么处理|^我没|但|^换|球|好玩|这个问|拆|说没|正常|穿|布|底|屏|测|^正|涂层|层|赔付|头发|^专|新的吗|品|品吗|品吗$|颜色了|色了|色了$|有$|进去|时间不|间不|能补|^售|^原|^行|^不能|价了|诉|送的|难|开发|开发票|一会儿|会儿|^听|说了|厉害$|都能|二手|二手的|手的|成功|有货|能解|黑了|^过年|过年|^安装|两百$|百$|费吗|费吗$|预|说法|准$|^之|^之前|^结|^写|^会员|会员费|员费|要不|要不要|的话什|话什|话什么|^狗狗|狗狗|玩具有|具有|^国|^店铺|^买错|买错了|还在处|在处|在处理|下价|价钱|^盒|^盒子|子要|了还能|几号$|网购|要几|要几天|会出|的单|的单$|^能修|折扣|再帮|再帮我|天发货|^赶|这么做|么做|账户|哪个$|联系$|收吗|收吗$|稀|^到货|做这|做这行|这行|稍等|银|南|得好|经付了|付了$|女儿|能付|摊|up$|are you|too$|^the package|the package|apart|after a|with|the picture|the picture$|customer service|me again$|can i get|the policy|wedding|loose|loose$|be fixed|fixed|burns|burns down|you give|you give me|cancel everything|cancel everything and|everything and|everything and delete|and delete|and delete my|delete|delete my|delete my account|my account$|can you send|does the policy|life|life$|hold for|^没收|发票抬|票抬|抬|液|有活|有活动|活动吗|动吗|动吗$|后一天|need help|^要不|^多少|能到$|^想申|斤穿|i bought|can you engrave|you engrave|you engrave a|engrave|engrave a|什么颜|么颜|么颜色|^p|p|还剩|能放|服一|服一起|一起|头皮|里的|券$|^价保|时候$|候$|减$|拍几|^分|一下我|下我|的那种|那种|了可|^国外|国外|on my order
-0.04 等了|超|平|排|快递员|递员|显示已|示已|示已签|已签|已签收|有点慢|点慢|点慢$|店铺|铺|^能换|能换吗|有点掉|点掉|一星|拖鞋|拉|么办$|子里|几个$|用完|正品$|水味|前买|前买的|一样|^是正|^退款|收到了|填|天降|天降价|这个价|^需|^需要|^满|^满减|最后|券还|的小|怎么申|么申|么申请|客服在|服在|完$|太明|^真|^活|证$|今天能|比较|较|还能|^法|最后一|看到$|你们公|们公|们公司|地址在|址在|址在哪|^安|哪些|记录|还没收|清零|舒|舒服|舒服$|玩具|袋|还有吗|新客|^这衣|这衣|这衣服|^丢件|丢件|丢件了|器人$|坑$|问下|^微|图案的|案的|有卖|打算|么解决|保修期|修期|^运费|和普|和普通|太好了|款有|冬|冬天|冬天穿|天穿|录$|不客|不客气|客气|客气$|客户买|户买|^先不|给了|胆|钱什|钱什么|候退$|意思$|思$|硬|^该|产|^这么|拿着|这个颜|^盼|^盼了|盼|盼了|盼了半|了半个|家都能|服有吗|钱不|强|少钱$|^where is|where is|could|^plain|plain|a refund|a refund$|piece|safe for|different|it arrive before|arrive before|come in|^bloody|bloody|^which size|which size|^you promised|you promised|real|you keep|a lot|late$|is next|is next day|it is a|else$|better$|^right|^right now|on sale|^很|^电话|电话号|话号|话号码|^周|^周末|发货不|一件了|that is all|is all|is all$|size 0|体重|体重0|重0|找人代|人代|人代付|代付|改一|改一下|刚刚|人说|^戒|^戒指|戒|戒指|里面|的不$|喝|圆|新手|^有合|有合|倍|要补|^微信|上周末|两单|物流是|流是|签收$|the address|revise
-0.05 脚|要多|要多久|办$|果|今天发|想申|想申请|^催|经付款|停|我没收|衣服有|能换|^洗了|^质|有点问|点问|点问题|^打开|打开|^鞋底|鞋底|一星期|星期|怎么办|么办|^耳|肚|肚子|^水|^水果|^饼|^饼干|饼干|剩|正品|不太一|太一|太一样|了一件|^尺码|尺码|不进|了运|了运费|假的|假的$|货吗|货吗$|加$|使|使用|服务|^发票|俩|了一会|会儿了|儿了|儿了$|架子|^消|^后|跟进|功|^活动|评价|能修|有点着|点着|点着急|能到|了一天|换新|录|时候有|候有|^还要|费扣|费扣了|扣的|取消$|消$|^积|^积分|说的那|我手|在抖|在抖$|抖$|买错|能退吗|^运|脑|能修吗|能用吗|十吗|十吗$|们店开|店开|差$|^喂$|喂$|怎么解|么解|不到|^这款|过吗|过吗$|复$|是在哪|^消费|计|不同|时候退|候退|店长|验过|^要开|言|不打|没法|^地|there a warranty|a warranty|a warranty$|first|^nice|wrong with|is missing|is missing$|^will the|will the|i am|i file|i file a|file|file a|^see you|see you|for ten|cards|do you take|you accept|off$|it come|^sorry|sorry|the cable|cable|another one|is it still|the store$|calm|the delay|the delay$|think about|had one|you shipped|you shipped it|shipped it|shipped it to|one better|is there one|there one|confirmed|confirmed$|fish|your warehouse|it sold|it sold out|go|再看|要这|要这个|写错了|货不|货不$|多大|牛仔|仔|扫|扫地|扫地机|地机|机不|^最后|working|^找人|穿什|穿什么|总|的地|^收件|收件人|件人|公斤|色吗|色吗$|的没了|首|^单子|我那|的物|拿到|拿到$|了才|removed|removed$|the delivery$|return$
-0.06 要等|十|给我|了十|时发|^再|我想|了订|了订单|后一|了钱|付款了|见$|放驿|放驿站|门口|放门|放门口|膏|了三|换吗|换吗$|^衣|^衣服|^质量|一些|^你自|你自|你自己|换一件|^充|充电|黑色|解|时候能|候能|上班$|不能|高$|哪件|有什|有什么|务|天还|一会|等等|等等$|这单|现在就|在就|天能|我不要|不买|不买了|^下次|下次|到吗|到吗$|^师|^师傅|张|个说|个说法|说法$|二$|的那款|那款|有点大|点大|点大$|千|简|简单|^简|有赠|异|异常|异常$|常$|新款|几天$|有赠品|棉|什么区|么区|么区别|子里$|售后在|后在|后在哪|哪里申|里申|里申请|是这样|描|描述|述|会有|^店长|对吗|对吗$|多了|不是正|疹|疹$|个客服|an update|an update$|refund$|i get|who designed this|designed this|there$|from the|it still|was home all|home all|home all day|all day|^i think|i think|think|i'd like to|got the|talking to$|i talk|i talk to|^please cancel|please cancel|claim$|switch$|is$|^in|^love|could you explain|you explain|i ordered|ordered|me the|a single customer|single customer|do you sell|you sell|keep the|spent|spent$|account$|it is for|is for|is for my|in person|making|^what does|what does|to return|the invoice|log|log in|log in$|come$|for this|色不|城|一周|still there|still there$|the second|in time|^身|0体|^正品|地毯|毯|收件|windows|windows$|bought it|^gift|inside the|日还|几家$|围|围巾|多长时|长时|长时间|合适|游|惠没$|行不$|午|^不打|不打算|那笔|是啥|邮政|邮政$|政|政$|费好|费好贵|好贵|可是|可是我|是我没|^what's new|what's new|what's new in|new in|count|count$|inside$
-0.07 ^发货|十天|了十天|天发|的人|^仓|^仓库|明天$|^付款|款了$|安排|^物|^物流|地方|天没更|没更|没更新|更新|就想|慢$|问题$|过$|味道|和图片|图片有|片有|换一|^香|离|了我|班$|退款申|款申|款申请|退差|退差价|上周|^礼|要换货|你好$|一位|一位客|客服吗|服吗|服吗$|我了|家买$|退吗|退吗$|^我现|我现|我现在|少一|墙|一个说|法$|评价可|价可|价可以|易|屏幕|幕|屏幕有|幕有|行吗|行吗$|漏了|适合|^帮忙|子有|^等着|几点$|笔|图案|让我等|入口|入口$|^感|效果|真的吗|是在|东西有|西有|扣钱|扣钱$|到了$|的店|出来了|要再|爱|在就想|^退差|will it ship|it ship|i want my|want my|want my money|my refund$|from my|^who pays|who pays|who pays for|pays|pays for|return shipping|return shipping$|^who designed|who designed|designed|^it arrived|it arrived|it arrived broken|arrived broken|courier|anyone|invoices|invoices$|^coupon|^can this|can this|can this be|this be|you refund|answer my|answer my question|my question|is a bit|food|like this|english$|^no$|no$|i'll send|how long does|long does|long does it|it take$|your agent was|agent was|speak english|speak english$|after i|after i paid|i paid$|paid$|更新了|新了$|明显|了好|写了|催催|好可|好可爱|可爱|可爱$|爱$|理解|理解$|do i report|i report a|report a|how to wash|to wash|to wash it|wash it|wash it$|mix|l|怎么还|十块|十块$|音箱|办公|办公室|公室|室|an agent|岛|^领|人穿|per|often|老板$|是几|^配|^几时|拍一|弄$|领券|会员有|员有|微信|付款$|我这|退货的|垫付|请提|^招|招|the sofa|sofa|abroad|abroad$|how many days|many days|^where do|where do|a new|a new one
-0.08 请|申请退|请退|订单还|帮忙|爆|爆仓|过了|服有|了会|和图|断了|质检|是正品|^尺|时间|上班|^别|规|^能再|^支|能退|款吗|款吗$|差价|别发|^抢券|抢券|^客|^客服|刚才的|才的|没回|话是|位客|位客服|不要了|先不|我有点|哪里$|满意|装$|师傅|傅|包邮$|邮$|^主|^主播|主播|没了$|取消了|消了|^孕|^孕妇|孕妇|妇|大$|^激|^激活|激|激活|激活日|活日|活日期|日期是|期是|期是三|是三个|月前$|前$|机漏水|漏水|怎么样|么样$|件了|人回|个颜|个颜色|快一点|^日|延|到几|刷新|几遍|而|一个字|个字|^合|呗|呗$|^别人|是同|是同一|区别$|望$|果是|是真的|话是多|我要投|要投|要投诉|投诉快|诉快|诉快递|^鉴|^鉴定|大概几|概几|概几个|my order|it$|^the colour|the colour|thanks for|but the|lost$|^should|^should i|how long is|long is|long is the|like to|to order|customer|support|black$|dropped|and i|small|birthday|sure$|^is anyone|a bunch|a bunch of|it will|^does the|^is someone|is someone|best$|the new version|new version|new version$|send it|i report|^my order|入$|要用|桶|to complain|complain|一样的|工了|工了$|图$|人手|^被套|被套|数据|据|恐|买到|疼|直接|奶奶耳|奶耳|奶耳背|耳背|耳背$|背$|延期|拿货什|货什|货什么|晒|窗|那单|合并|^哪|^点进|点进|点进去|拼|^really|really|two of|two of the|be sent|be sent$|^where's the|where's the|carrier|new one
-0.09 么|发个|给我一|面|写|已经付|经付|看不|开|了没|门$|站了|站了$|^可以|公|线$|些|差别|核实|核实一|实一|实一下|客|能再|隔|隔壁|壁|便宜点|宜点|减|了吧|急|麻烦快|烦快|挂|申请$|请$|电话是|款是|的价|头啊|头啊$|没了|^奶|塑|塑料|沙|跟图|送到|碎了|碎了$|^气|皮$|^价格|饭|系统|统|取消订|消订|消订单|还送|还送吗|送吗|送吗$|号|几号|说明$|都有|明白了|白了|白了$|发来|客户$|前给|追|们这么|鉴|鉴定|视频$|频$|^破|快递大|递大|^又来|又来|^搞|个价$|^破了|^are you|package|says|for the return|came apart|got there|got there$|the item|and it|^i was|it says delivered|delivered but i|but i|think it|as a|a sale|a sale$|i was charged|was charged|was charged twice|charged twice|charged twice$|other colours|other colours$|colours$|^her|^her birthday|her|her birthday|her birthday is|is that right|that right|that right$|is there another|there another|is the quality|the quality|bunch of|^absolutely|absolutely|the tracking|is not|email$|light|light$|it has not|has not shipped|not shipped$|books|warehouse$|to return it|^有人|周末|付不|盖|it by|help with|to get|get it$|啦|啦$|要转|要转人|接线|0 cm|cm|小号|大号|有没$|图不|背|想拿|半米|^邮|了要|了想|^同|达|东西不|西不|own|instead|instead of
-0.10 我等|入|^付|求|天没|查一|查一下|^快|^快递|驿|驿站|几天|有个|料|买的|第一|烂了一|太|按|^没|^没关|没关|没关系|关系|关系$|^能查|能查|能查一|谢谢$|扣|踪|需|需要|降价|便宜|宜|你说|换货$|^第一|第一次|来得|来得及|得及|及|就一|是三|个月前|月前|真不|想再|叫什|叫什么|报告|我问|订单$|^滚|穿的|不了$|坐|我想退|我上|喜|多少钱|少钱|重|巾|是人工|感觉|感觉一|觉一|觉一般|一般$|牛皮|很喜|很喜欢|before$|available$|has|month$|day|^it came|used it|wrong|^what happens|claim|take|the courier's|courier's|need to|with my order|buy two|buy two$|fit$|does the|with the|one bottle|bottle|coming|^what exactly|what exactly|exactly|^does a|the new|version|version$|^any news|any news|any news$|news|news$|my account|the bot|able|able to|else|a store|a store$|for a whole|a whole|a whole week|whole|whole week|whole week$|特别|吃完|子不|在哪个|备注$|注$|^got|you a robot|a robot|a robot or|robot or|robot or a|or a|or a person|it is not|么还|么还没|listing|returns$|^两个|人体|椅|hours$|姐|support for|修$|专员|^who's|who's|评论|论|^里|算的|^头|^奶奶|辣|单上|凭证|of the same|in my order
-0.11 天了|是不是|库|这么|换|题|垃|垃圾|圾|一块|^手机|烂了|几个|过敏|敏|是正|你的|完了|七|降|价吗|价吗$|发票$|在吗|在吗$|法|不懂|想退|^你好|你好|不太好|太好$|了解|在你们|们家买|^假|^评|^评价|再来|了一块|一块$|通$|包邮|梦|梦$|主|^包装|人吧|人吧$|的图|第二|第二次|二次|^系|^系统|^鞋子|到这|的没|这款还|^皮|^开箱|喜欢|喜欢$|欢|欢$|part|when will i|do$|my bank|bank|the return|it came|with you|didn't|next$|customer service$|i got|report|policy$|many|what is the|one$|^if it|promising|a problem|not shipped|^it stopped|it stopped|stopped|return it$|the code$|三天没|毛$|^皮肤|痒$|备注|物流$|流$|seller$|the parcel|the parcel$|真人吗|will be|还是机|垫$|模特|reset|inside|几家|^偏|几时|病的|活动$|期$|礼品|^外国|外国|外国朋|国朋|国朋友|支付|并|并一|寄出$|香港|港|gone|gone$|in an|keep it
-0.12 了还不|大概|概|像|^显|^显示|^打|图片|^你当|你当|保修吗|了怎|了怎么|反馈|馈|支|个价|高|了半|等了一|位|品啊|^价|^有点|小码|问的|^滚筒|滚筒|^难|之后|普|普通|着有|着有点|觉|姓|一个问|^when will|when will|confirm|warranty|warranty$|says delivered|says delivered but|delivered but|next|reach|^please|love|expired|i take|today$|went|^are the|run|^last chance|last chance|chance|has not|my parcel|^have|code$|shows|clown|要退货|^多收|0斤|0斤$|^第二|尺寸|寸|元|^someone|桌|领导|导|with size|with size$|芯|童|指定|胶|胶水|戴|可以不|以不|以不$|手里|禁|0块|寄出|^包不|包不|包不包|不包|得出|险|voucher
-0.13 仓库|^下|^还|款了|个地|破了$|洗了|常|洗了会|^手|白色|核|系$|不能用|能用$|你们服|们服|们服务|备|结|这件|卡|的不一|好评|会员|积分|人呢|孕|包装|款还|适|具$|筒|两件$|快一|好评$|一点的|点的|^我爸|我爸|送到村|到村|村|值|the|^i paid|^when|asked|replace|i was|i have been|stupid|you take|red|the order|am not going|^do they|do they|use the|account|only$|door|^is my|the warranty|不动|痒|人还|人还是|不在$|我要退|没有小|有小|love it|love it$|thank you$|不会起|^几|that$|^一百|比例|例|学|吸|^经|^经理|值班|take it|i manage|manage|compare|弹|authentic|哪天|温|灰的|拿货|写上|颠|州|true|the order before|order before it|before it goes
-0.14 没发货|^请|你就|台|查|好像|批|毛|耳|恶|恶心|新的|货了|货了$|谢|什么扣|么扣|部|^不太|在哪里|^这件|客服说|服说|给我打|我打电|付了|^是不|具|国|家做|户$|钱可|钱可以|有几|要开|你们在|们在|^真金|真金|不懂$|^被|have|^i asked|i asked|refund|time$|am i|it back|will it arrive|it arrive|website|you send|monday|monday$|mind|mind$|save|pack|once|mistake$|it to|blurry|needed|needed$|open|cloth|不用了|用了$|^点|呀$|^数量|数量|收到货|work with|work with you|^it does|it does|it does not|会起球|起球|我一米|shoes|人美|人美心|美心|美心善|心善|心善$|善|善$|下一|还是要|用啥|neng|下一步|一步干|步干|^qian|qian|^门|合作|skin$|^did the|did the
-0.15 现在|订|牛|个问|个问题|衣服$|霜|谁出|谁出$|几点|^心|我$|把钱|把钱退|钱退|满减|用$|满减不|减不|要退|太好|刷|意吗|意吗$|漏|么样|说的是|装吗|装吗$|打过|在线|同一|同一个|^急|助|说今|说今天|力度|力度大|度大|个客|退回去|^慢|注|so i|again|the courier|wet|should i|to$|talk to|sure|card|^which|sizes|sizes$|return it|i made|deal|does a|kind$|^my payment|^what do|what do|^where are|where are|where are the|^have you|^颜|^颜色|^和|成好|提示|online|online$|an invoice|an invoice$|你是真|是真人|八$|^宝|^夜|夜|米$|^耳钉|耳钉|钉|盒的|优惠没|惠没|到一个|我付|^猫粮|猫粮|哪了$|^我去|dao$|refuse|singapore|singapore$|separately|separately$|meant
-0.16 了还没|还没发|了就|收到$|收到一|实|^鞋|第|负|红|清楚|楚|尺|没到账|到账|到账$|账$|不对$|对$|打折|打折$|折$|便|你们客|们客|们客服|有人|你们老|们老|们老板|送修|进度|进度$|诈|扣了我|粮|配|你家东|家东|家东西|木头的|你是机|^人呢|赠品$|区别|快递丢|递丢|递丢了|是多|是多少|事了|is|^can you|can you|used|wash|on$|colour$|me to|sale price|works$|shop is|^thanks$|^it is|to check|^i would|i would|i would like|would like|there was|there was a|help me|help me choose|me choose|me choose$|choose|choose$|不想要|^取|^取消|给我看|在不在|下班|^投诉|^气垫|气垫|^防|闪|解$|not work$|password|password$|找人|^一箱|一箱|长的|型|型$|还是手|是手|^老板|c|自动回|动回|动回复|poster|poster$|pickup|supervisor|connect to|connect to wifi|to wifi|to wifi$|wifi|wifi$|kit|kit$|推荐$|荐$|了哈|了哈$|指|yong|看到赠|到赠|到赠品|寄$|free$|you have$|have$|e
-0.17 ^大|多久|现|如|一下吗|下吗|下吗$|^可|没收到|别$|手机|之前|补发$|账|什么规|么规|地址|到了|商品|^等了|牌|好了|改|^老|字写|验|再买一|买一|头的|^我就|么规定|^黑|^没事|没事|电话了|话了|话了$|还差多|稍|^give me|mistake|^can i|address$|change|question|question$|charged me|charged me twice|me twice|it fits|it fits$|fits$|the fabric|the fabric$|fabric|fabric$|i can't find|goes|^how much|sick$|of my|get it|^i'll be|i'll be|i'll be telling|be telling|this year|this year$|家衣|家衣服|么快|我不想|市|末|多收|多收了|霜$|^that is|that is|^i need|i need|a coupon|a coupon$|is this in|this in stock|不要放|多扣了|manager|短的|短的$|you the right|volume|派|美|要问|原来|^有啥|动$|when$|付$|要求|applied|it goes|to pay$|handling|mine$|so i can
-0.18 ^都|发$|到时|块|我买的|机|没看|是自|别的|发票|哪个|的都|忙$|报|留|不退款|要了$|^店|是自动|内|是这|造|餐|岁|要$|人吗|人吗$|去你|号$|购$|口味$|说了$|you get|my money back|money back|it has been|has been a|^it says|have a|see|answered|how much|bought|possible$|fine|fine$|you speak|you speak english|the right|^效|go through|go through$|through$|龙|^agent|^一米|袖|是要|模|^call|wants|^customer|^send me|send me|^transfer|^ji|ji|偏|图看|图看不|^怕|怕|奶奶|^杯|杯|^tried|side|^works|^works with|works with|samples|samples$|but it's|five$|i can
-0.19 走|送|慢|快递$|递$|味$|起来|断|修吗|修吗$|^退回|^三|址|不对|明白$|要换|流程是|程是|发给|^短|在什|在什么|诈骗|自动|是这个|我在你|进水|进水了|水了|改地|改地址|会操|会操作|^不用|口味|的客|的客服|了两次|差多|差多少|扣了两|这么久|么久|到货|^就是|找谁$|多长$|实体|实体店|体店|get my|^i'd like|i'd like|been a|^you sent|you sent|you sent me|sent me|am|i have|this in|human|which|take$|colours|was a|what a nice|is that normal|that normal|that normal$|normal|normal$|not going|not going to|going to|on my|possible|going on with|on with|on with my|a note|note|hours|拍错|拍错了|got it$|要放|^多扣|多扣|my parcel$|^when's the|when's the|^what are|what are|signed|^新|told|told me|客服轮|服轮|服轮班|轮|轮班|轮班吗|班吗|班吗$|^看到|le|什么价|么价|么价$|我订
-0.20 天了还|申|申请|货的|付款|^一天|实物|充|烫|掉$|品$|错了$|发错颜|错颜|错颜色|外|价格|客服$|开了|^骗|是新|一款|收三|语|不用|照片|^每次|每次|每次都|次都|^没看|啥$|力|有多|^别发|还是人|能吃吗|吃吗|吃吗$|^the|^it has|time|picture|picture$|^is it|the price|the coupon|this$|product|after eating|eating|run out|run out of|late|it back$|deliver to|this for|speak|来的$|漏了$|second$|^has it|has it been|it been|product$|容|^zenme|删掉|箱子|^support hours|support hours|cut
-0.21 ^发|页面写|面写|办|^上|一个$|站|^送|格|价$|能用|参加|^刚|白$|听不|听不懂|我再等|再等|再等等|^成|了吧$|要了|^两|^我看|还在|颜色$|几次|^还在|在$|一个东|个东|个东西|^稍等|想买|accept|^a bunch|^what kind|what kind|what kind of|kind of|^same|to cancel|returns|fee$|invoice$|^一直|皮肤|肤|^忘|ok|name$|to work|add|^order|会起|一百|斤$|^not sure|not sure|^chat|^chat history|chat history|history|板$|tried|锁|0 0|duoshao|duoshao$|^选|拍$|dao
-0.22 写的|再|^订|^订单|单还|^我是|地|摸起|摸起来|我自|我自己|第三|第三次|老|^坏|客服电|服电|服电话|直|我打|接到|三天$|^骗子|^坏了|can i|to my|in$|arrived|it says|right|fix|parts|parts$|had|manual|to use|mark|at home|has it|^换个|换个|过一|^help|^can my|can my|^need|不去|一步|煮|有啥|礼盒|的照|的照片|in the box
-0.23 哪里|我同|^恶|反|错了|字|长|什么时|么时|么时候|^优惠|发给你|定|没看到|般$|去你们|别发错|明天我|天我|们店里|the refund|thanks$|new$|用不|经理|^别忘|别忘|别忘了|the seller|技|技术|术|宝|我给你|给你介|你介|你介绍|介绍|绍|咋办|咋办$|钱了|ones|ones$|^use|my orders
-0.24 了吗$|问题|之|回|票$|^好的|找谁|我再|等$|日|看到你|破了一|块$|^恶心|^最近|的那|日期|鞋子|我不太|爸|终|终于|终于到|于到|于到了|店里|available|and the|^how long|me again|price$|have you|can't find|find|quick|warehouse|does not work|not work|hold|特|写错|找不|找不到|在不|second|are you a|you a|through|^i forgot|i forgot|帮我转|我转|我转人|一米六|米六|^where's|where's|sent$|亮|亮$|^human|team$|^machine|chang|里头|like it|like it$|pls|pls$|shiping|mine
-0.25 介|看着|店|签收|黑色$|买了|去$|奶|这款|^我在|我在|认是|不太会|太会|后的|多长|^where|^give|in the|the same|to a|号码|^投|^thank|^thank you|thank|thank you|^哈|are you the|you the|在哪$|哪$|团|团$|^robot|^咋|好几|u
-0.26 一般|般|员|一天|两天|边|出$|了一个|原|没到$|优惠|惠|流程|家的|^明|有没有|删|最近|近|他|投诉|^it's been|it's been|for|came|^will it|received|the delivery|sick|would|arrive$|give me a|^在你|家买过|买过|的差
-0.27 货$|味|满|懂|中|照|知$|有吗|有吗$|哪一|是机|是机器|很多|券吗|券吗$|^说明|ship|left it|call me|talk|then|years|years$|friday$|^does it|bunch|sending|about it|about it$|a week$|^数|^我给|seller|^a bit|design|my cat|^回|^hold|safe$
-0.28 退款$|忙|处理|清|你们店|们店|打不|打不开|不开|不开$|刚|明白|一样吗|样吗|样吗$|规则是|则是|们家的|短|^叫|答应|这个吗|说明书|明书|是真|操|^我不|for me|for me$|it has|^is that|is that|a nice|^i can't|i can't|promised|number$|are the|the blue|the blue one|i see|哈$|^找你|次买|^暖|油|my last|orders
-0.29 没发|给|^现|^现在|^麻|^麻烦|麻|麻烦|慢慢|结果|效|购|操作|我看看|想要|thanks|as|the store|regret|bother|best|my size|coupon$|my payment$|一直|^放|给我补|我补|expensive|worried|这个$|^connect|film|film$|拍的|^单|are your|photos|boss|a gift|步|to pay|balance|balance$
-0.30 了还|丢了$|处|显示|一件|坏了$|香|^连|连|^退货|^0的|0的|电话|^退一|退一|退一赔|出去|^最|取消|个吗|个吗$|^商|感|视频|频|^每|每|^只|人收|懂$|是人|的和|my refund|again$|i regret|read my|read my message|year$|贵$|光|link|link$|gift for|一张|单子
-0.31 我一|骗|签|^这个|了一|坏|规则$|则$|区|码$|没生|^could you|could you|be|^did|missing|missing$|ring|ring$|dump|twice|arrive|^fix|well done$|advise|old|^your agent|瓶|a medium|a medium$|medium|medium$|still waiting for|parcel$|cat|^what's|what's|for someone|my team|暖|and i'll
-0.32 仓|皮|^收到|^凭|^凭什|凭什|凭什么|赠|赠品|有别|有别的|^你可|你可|0$|不一|不一样|单$|^机|^机器|的钱|退货$|又来买|will it|get|later$|kind of shop|of shop|included|included$|cancel$|of the|tape$|忘了|^hi|hi|little|^会不|^real|zenme|cashback
-0.33 还不|^页|^页面|明天|联系|是快|是快递|没问题|两|还有|专|邮|^少|^已|金|业|^明天|^断|收不|收$|不出|in|come|what is your|is your|i read|i read the|^will you|only|^let|^let me|machine|名字|human$|agent$|箱$|^人工|^真人|换成|^我们|选
-0.34 ^谁|联|过|确|确认|视|^a|who|day$|delivery|the box was|box was|works|^you said|you said|said|^is the|blue one|blue one$|never seen|when i|呀|^anybody|anybody|^转|转人|转人工|一米
-0.35 你们的|们的|可以|洗|掉|纸|只|消|好$|^已经|有没|来的|旗|旗舰|旗舰店|舰|舰店|^少了|少了一|点$|操作$|很好|很好$|^稍|you have|^has|damn$|then$|blue|two$|^can't|parcel|^why|我给|防|where is the|^when's|when's|team
-0.36 显|起|参|^想|我一个|的电话|着急|着急$|通知$|很久|很久了|体|投|^要|will|about the|looks|kind|payment$|假一赔|转$|0 and
-0.37 下单|处理$|理$|子|^那|复|说一|^你说|一赔三|赔三|为|东西$|西$|店吗|店吗$|你家买|他妈|^帮我|after|the wrong|later|^hello$|hello$|does not|不上$|^拍|a person$|collect|collect$
-0.38 说明|快$|礼|衣|破了|谢$|回去|看看$|作$|我们|聊|where|switch|work$|will you|done$|^他|同款$|人工$|工$|^correct|correct
-0.39 没|好的|快|我的|色$|手|好的$|的电|老板|返|我看|do|update$|pay|for my|^does|in stock$|person$|close|year|^talk to|^live|^send
-0.40 ^我|^我的|应|推荐|荐|折|我不|开$|的问|的问题|买$|官|home|in stock|your shop|^for|是ai|huo|huo$
-0.41 时|明|息|怎|片|鞋|对|久了$|在你家|买的$|怪|this is|at the|gift|in my|on this|it is|help|replied|回去了|快递的|递的|yet|yet$|哈|are you$|connect|假一
-0.42 小|一件$|说一下|不要|等你|合|取|久了|^等你|^不要|update|safe|by mistake|by mistake$|want to|costume|名|不上|同款|before it|再说$
-0.43 天$|^还没|衣服|坏了|完|凭|扣了|是哪|消息|^给|^会|的还|的还是|来买|来买了|address|no|looking|invoice|pay$|forgot
-0.44 理|进|负责|责|前|还没到|^谢|^谢谢|是怎|是怎样|怎样|怎样的|看$|官方|通知|机器人|器人|盒|发的|have been|had it|waiting for|my payment|是谁$|忘|么证|robot|^still waiting|still waiting
-0.45 退款|丢了|示|下$|补发|给我$|要两|的不是|or|charged|^hello|hello|it for|good$|is it shipped|it shipped|ai
-0.46 最|急$|领$|你们说|们说|作|是谁|能吃|done|same|^you have|靠|^support
-0.47 费$|^三天|周|my message|message|^no|a week|terrible|terrible$|free|a person|transfer
-0.48 假|物流|样|^好|两个|^别以|别以|别以为|以为我|为我|^i'm done|i'm done|sale$|my email|back$|send a
-0.49 颜色|再说|家买|证|帮我|知道了|道了|道了$|次了|return|wait$|does|stock$|with my|this shop|your agent
-0.50 钱$|颜|件$|先|是问|行吧$|以为|我催|催$|my order$|^this is|call|this colour|this colour$|tape|^anyone|item$|想找
-0.51 看|系|谁负|谁负责|样的$|的规|的规则|人呢$|^帮|自提|错$|tell me|helpful$|^tell me|let me|^talk|双$
-0.52 放|在你|^0|啥|等着收|着收|left|stock|person|^any
-0.53 ^怎|^怎么|一下$|样的|板|我就问|就问|item|was|^bye for|bye for|bye for now|^找|咋
-0.54 好|^是|买了$|^多|表情|^i|two|双
-0.55 ^你们|情|有点|退货|my message$|message$|size|helpful|fits|tomorrow$|can't|use|shipped$|^算了
-0.56 催|吃|期|班|看看|great$|bu
-0.57 运费|tell|subscription|mei
-0.58 哪|就这|不太|^先|are|^tell|shop$
-0.59 ^你|规则|则|回复|^在|^are|one|payment|^给我
-0.60 方|运费$|^人|这是|a bit
-0.61 图|电|^这是|^one|loves|your store|number|啊啊$
-0.62 单|箱|please|out$
-0.63 是什|是什么|家|^生|在哪|机器|^让|表情包|情包|^what an|what an
-0.64 表|看到|妈|贵|check|store|circus|没$|^啊|^啊啊|啊啊|啊啊啊
-0.65 谁$|是我|three
-0.66 流|收到|的不|一赔|垫|我去|been in|for now|for now$
-0.67 没到|^that|shipped|不错|不错$|live
-0.68 里|什么$|三次|^就|领|不是我|coupon|delivery$|packaging|^stop the|stop the
-0.69 贴|order$|new|contact
-0.70 物|a joke|a joke$|joke|joke$|me a
-0.71 要|可|券|^could|is it|bit|找你|找你们|ma|ma$
-0.72 还没|买|运|评|^来|fast delivery|fast delivery$
-0.73 still|need
-0.74 服|客服|提|back
-0.75 帮|色|器|insane
-0.76 久|有|码|笑|长$|do i|^i have
-0.77 妈妈|^who|someone|more$|米
-0.78 nice
-0.79 货|多|错|^算|colour|price|sale|work|fast|bigger|真人
-0.80 sent
-0.81 will i
-0.82 补
-0.84 ^不|size$|more|how do i|i want to
-0.86 ^我想|转|人工|^what
-0.87 同|order
-0.88 on the
-0.89 了$|新
-0.91 么$|can|is the|^still|buying
-0.92 以|通|please$|but|shop
-0.93 在|找|^good
-0.94 付|收货$
-0.95 包|^你是|great
-0.96 点|你是|when|lovely
-0.97 价|^can
-0.99 款$|收货
-1.00 个$|^do
-1.01 那|问问|问问$|print$
-1.02 ^do you
-1.03 个笑|个笑话|笑话|笑话$
-1.05 几|print
-1.06 拍|讲
-1.08 还是
-1.10 that
-1.11 一下
-1.12 is this|^will
-1.16 agent
-1.20 发|收|这个|件|a prank|prank
-1.21 下
-1.22 你们家|们家|^how to|how to
-1.23 ^is this|service
-1.24 和
-1.29 很
-1.31 到$
-1.32 0
-1.38 good
-1.40 吗|it
-1.44 ^is
-1.53 ^not
-1.54 toy$
-1.62 不$
-1.67 toy
-1.70 款
-1.84 #asking
-2.10 吗$
-2.58 #polite
`;
