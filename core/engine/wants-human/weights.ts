// How much each trait speaks for the wish for a person: learnt from the sentences in this folder, written by
// test/engine/weights.test.ts and never by hand.

export const weights = `
-3.12
3.58 #asking
2.91 ~Ⓟ$
2.55 please$
2.23 Ⓑ$
2.18 Ⓐ$|bot$
2.16 please
1.90 Ⓢ
1.83 人
1.82 Ⓝ|human
1.81 Ⓒ
1.77 下$
1.76 呢|呢$
1.69 我$
1.65 bot
1.64 我|assistant
1.62 来|me
1.61 Ⓥ
1.55 Ⓐ
1.40 烦|the bot
1.39 Ⓢ$
1.36 someone
1.34 ~Ⓟ吗$
1.30 ~Ⓟ吗
1.29 Ⓒ$
1.25 a
1.24 行|a person
1.22 ~ⓅⒶ$|不Ⓠ|不ⓆⒷ
1.19 人呢|人呢$
1.12 ~^Ⓟ$
1.11 排
1.10 Ⓑ|~^Ⓟplease|~Ⓟplease|~Ⓟhelp
1.09 给我$
1.08 ~Ⓟplease$
1.07 人在吗|你
1.06 no
1.05 me$
1.04 不是机
1.03 真|~isⓅⒶ
1.02 ~ⓅⒶ
1.01 ^人|通|manager$
1.00 ~^ⓌⓅ|Ⓔ$
0.99 机器人|器人|^send
0.98 跟|this$|~ⓅⒸ|~ⓅⒸ$|the bot$|ⓋⓉ
0.97 Ⓟ$
0.96 ^Ⓦ|Ⓣ$|出|a person$|ⒼⒶ|ⒼⒶ$
0.95 away|away$
0.94 transfer me
0.93 让|~^Ⓟ快|~Ⓟ快|一下$|~Ⓟ电|~Ⓟ电话|only
0.92 行吗|行吗$|通话|this|bots
0.91 bots$|~Ⓟhelp$|~forⓅ$|~^ⓅⒼ|~ⓅⒼ
0.90 ^0|aⒷ$|^a real|a real one|real one|go|cs
0.89 ^不Ⓠ
0.88 Ⓢto|Ⓟhelp
0.87 ~ⓅⓋ
0.86 ~ⓅⓅ$|有专|somebody
0.85 ⓃⒷ|^人呢|yes
0.84 is useless|is useless$|useless|useless$
0.83 的Ⓔ|~的Ⓟ|whoⓌ|how do i|回复$|复$|~isⓅ$|agent help|assistant is
0.82 Ⓟ|^麻Ⓝ|麻Ⓝ|Ⓟ吗$|~ⓅⓅ|人吗|人吗$|ⓋⓂ
0.81 ~^ⓋⓅ|^Ⓟ$|who can|ⒶⒾ
0.80 Ⓥ个|~ⓅⓈ$|回复|复|^human|~forⓅ|~putⓅon|~Ⓟon$
0.79 Ⓥ$|ⓌⒾ|a machine|a machine$|ⓋⒼ|智|智能|Ⓝ$
0.78 Ⓟ吗|^ⓃⒷ|员|^where|where|~Ⓟ介|~Ⓟ介入|~^putⓅ|~putⓅ
0.77 接|^可|ⓃⒷ$|Ⓘ$|only$|~Ⓟonly$|already$
0.76 ^麻|^麻烦|麻|麻烦|电话给|话给|话给我|值班|a real|your|人退
0.75 ~有Ⓟ吗|负|负责|责|人员在|员在|call$
0.74 的人|处|处理|ⓌⓈ|your manager|~^Ⓟ介|on$
0.73 ^我要|我要|^有
0.72 ^Ⓥ|下|^真|专|排队|队|^Ⓠhave
0.71 人在|回|ⒷⓈ不|to a|somebody$|^Ⓘfrom|~^Ⓟfrom
0.70 人工|~Ⓟ呢|~Ⓟ呢$|看|打|人员|~Ⓟfrom|^Ⓟhelp|Ⓟhelp$|~^Ⓟhelp|ⓆⒷ的|Ⓑ的
0.69 Ⓔ呢|Ⓔ呢$|to|an|~Ⓟ上|介|介入|leave
0.68 明白|白|isⒶⒾ|反|~^Ⓟonly
0.67 can|get|~^letⓅ|~letⓅ
0.66 ^可以|~个Ⓟ|来个|ⓋⒺ|support$|^how do|how do|这个|器人的
0.65 ~^有Ⓟ|给我|^来个|ⓋⒾ$|店|打给|i|Ⓘfrom|ask
0.64 有Ⓔ|~你们Ⓟ|^let|let|~Ⓟ是谁|智Ⓦ|ⓆhaveⓅ|本人
0.63 ⓅⒶ|~没有Ⓟ|^ⓌⓅ|个|种|^humans|~Ⓟonly|send
0.62 出来|^有Ⓔ|^a|~^haveⓅ|来吗|来吗$|^Ⓔ快|Ⓔ快|~是Ⓟ|~是Ⓟ$|按钮|钮
0.61 ~ⓅⓌ|负责的|责的|责的人|~Ⓟ快回|拨
0.60 ~ⓅⓈ|^不要|~们Ⓟ$|^who can|^whoⓌ|available|available$|^let a|let a
0.59 Ⓥ一下|^来|客服快|服快|from the|Ⓘfrom the|~Ⓟfrom the
0.58 有Ⓟ|~ⓌⓅ$|^ⓋⒺ|~ⒶⓅ|们Ⓔ$
0.57 ~ⓋⓅ|Ⓥ一|manager|语|^ask|~where isⓅ|你们Ⓔ|们Ⓔ|给Ⓔ
0.56 ^Ⓖ工|Ⓖ工|^你Ⓥ|你Ⓥ|真人上
0.55 能|~^ⓅⓅ|iⓌ|someone on|^can the|can the|Ⓔ介|Ⓔ介入|Ⓠhave
0.54 工|~们Ⓟ|出Ⓥ|出Ⓥ$|human$|reach|a bot$|^Ⓦthe|~给Ⓟ|take
0.53 ⓅⒶ$|~ⓌⓅ|没有真|toⓅ$|a manager|^someone|人工看|工看|退出Ⓑ|出Ⓑ|出Ⓑ$|服快回|快回|快回$
0.52 Ⓥ我$|~Ⓟ处|~Ⓟ处理|^ⓋⓂ|入|^Ⓜ是|Ⓜ是|^do you|isⒺ
0.51 有真|话|ⓃⓈ|^could|could|to$|Ⓢto$|~^Ⓟnow|~Ⓟnow|~Ⓟnow$|语音|回$|~me toⓅ
0.50 不要|电话Ⓥ|话Ⓥ|toⓈ|你们店|们店|^where is|where is
0.49 在吗|在吗$|~Ⓥ个Ⓟ|Ⓢ吗|Ⓢ吗$|Ⓥ人|Ⓘ看|这|最高
0.48 ⒺⒶ$|~toⓅ$|talk to$|staff$|ⓌⒺ$|客服介|服介|服介入|^哪
0.47 ^有Ⓟ|自动回|动回|动回复|退|按|talk to|would|actual|介入$|online|online$|just|^i said|i said|ⓉⓅ$|~ⓉⓅ$|^willⓅ|willⓅ|Ⓟread|Ⓟread this|for the
0.46 系我$|put|~isⓅ|call me$|now|now$|联系人|系人|^Ⓦ语|Ⓦ语|Ⓦ语音|^would|toⒸ|toⒸ$|toⓋ|a call$|actualⒺ|actualⒺ$|~actualⓅ|~actualⓅ$|~Ⓟon|到我
0.45 ^转|让人|跟Ⓑ|跟ⒷⓈ|Ⓢ不明|^ⓌⒾ|联|联系|出来$|youⓋ|there|~haveⓅ|^how|how|iⓉⓅ|~iⓉⓅ
0.44 ^Ⓔ$|系|有Ⓔ吗|toⓈto|anybody|humans|^can someone|can someone|的客|的客服|~Ⓟ啊|isⓂ|ⓉⓅ|me toⓅ
0.43 ~ⓋⓅ$|没有|给|聊吗|聊吗$|理$|iⓌⓈ|~fromⓅ|是机|是机器|^最|了吗$|employee$
0.42 没有Ⓟ|~ⓅⓋ$|Ⓢ不|a human|i can|^have|人上|只|最|~^Ⓟ是|~Ⓟ是|^Ⓥ人|employee|~ⓌⓅtake|~Ⓟtake|^just|isⒾⒶ
0.41 Ⓦ|^Ⓥ个|上|负责人|责人|transfer me$|have|~fromⓅ$|~askⓅ|the owner|do you have|you have|店主
0.40 ~有Ⓟ|人$|处理$|^让人|说不明|不明|不明白|明白$|白$|的人$|主|~有ⓅⓌ|escalate|Ⓟ协|Ⓟ协助|~Ⓟ协|~Ⓟ协助|haveⓂ|^anyone from|anyone from|席|席$|^fetch|fetch
0.39 有没|有没有|一下|~跟ⓅⓈ|聊|Ⓥ你|安排|打Ⓦ|Ⓔ吗|Ⓔ吗$|person$|your manager$|~ⓌⓅhelp|电话联|话联|话联系|have a|的人在|^退出|退出|^打|话Ⓥ我|one please|one please$
0.38 ^Ⓟ怎|Ⓟ怎|Ⓟ怎么|~^Ⓟ怎|~Ⓟ怎|~Ⓟ怎么|ⓅⓈ|~Ⓟ跟|~Ⓟ出Ⓥ|ⓅⓌ|~ⓈtoⓅ|i need a|~isⒶⓅ|的Ⓔ$|~的Ⓟ$|^Ⓒ$|escalate$|给客|给客服|live agents|live agents$|agents$|~ⓆhaveⓅ|~ⓉⓅ|^put a|put a|^will a|will a
0.37 ~^Ⓟ呢|Ⓦto|^Ⓔ呢|~ⓅⓋ一|别人|to call|看一|~Ⓟ看一|^where are|where are|where are the|is customer|is customer service|Ⓦhelp|应|我了
0.36 接一|快|ⓅⓈ$|^跟Ⓑ|Ⓢwith|can someone call|a call|那种|那种$|种$|~位Ⓟ|to get|toⓌ|^ⓌⓉ|ⓌⓉ|还没Ⓥ|没Ⓥ|trying|trying to|^trying|^trying to|isⓂⒶ|staff online|staff online$
0.35 来$|直|联系我|系我|Ⓦ$|talk|toⓅ|a manager$|^not|人工协|工协|工协助|协|协助|协助$|助$|给Ⓔ$|~给Ⓟ$|~^Ⓟ还|the manager
0.34 可以|以|人工吗|工吗|工吗$|找个人|~个Ⓟ$|叫|接一下|Ⓢ了|^不|Ⓥ你们|~Ⓟ出|打给我|^ⓅⒺ|ⓅⒺ|ⓅⒺ$|0$|to talk|to talk to|~Ⓟto|prefer|look|位Ⓔ|人工怎|工怎|工怎么|^haveⓂ|skip|你们客|们客|们客服|^can an|can an|out|ⓌtoⓋ|还没|没接
0.33 有Ⓟ$|个Ⓟ|~ⓋⓅⓋ|吧|吧$|直Ⓥ|人跟|来处|来处理|说不|ⓋⓂ$|没有能|有能|人打|人打给|to a person|speak|from|ⓌyouⒸ|youⒸ|youⒸ$|高|^Ⓔplease|Ⓔplease|Ⓔplease$|chat$|said|^putⒾ|putⒾ
0.32 ^请|~ⓅⓈ吗|讲|^客服|有ⒾⓌ|ⒾⓌ|话找|someone from|^这个|人是谁|~haveⓅⓋ|~^askⓅ|Ⓥout|^店主|ⓂⒶ$
0.31 可|^叫|讲$|ⒷⓈ|^你|ⒺⓋ|Ⓔ跟|没有Ⓔ|ⓌⒾlook|Ⓘlook|~ⓌⓅlook|~Ⓟlook|^Ⓟnow|Ⓟnow|Ⓟnow$|^Ⓦ问|Ⓦ问|^Ⓟ快|Ⓟ快|^could you|could you|喊|^喊|人Ⓢ$|asked forⓅ|~asked forⓅ|这个Ⓑ|^选|Ⓔ人
0.30 ⓅⓋ|说了|人来处|人回|跟机|跟机器|你们|我吗|我吗$|ⒺⒶ|^退|live agent|Ⓢto a|to aⒷ|位客|位客服|只Ⓦ|you transfer|you transfer me|~askⓅto|~areⓅ|^someone from|有人类|哪位|了吗|ask forⓅ|~ask forⓅ
0.29 ⓋⓅⓉ|~ⓋⓅⓉ|^ⓅⒶ|Ⓥ个Ⓟ|直接|理|Ⓑ回|^联|^联系|ⓂⓈ$|Ⓟ处|Ⓟ处理|客服打|服打|^Ⓟplease|Ⓟplease|Ⓟplease$|with a|need someone|help$|here|here$|is there anyone|there anyone|i get|^不是|ⒾⓂ$|^能让|能让|^i asked|i asked|asked|^would you|would you|本|~ofⓅ|^ask for|ask for
0.28 ~跟Ⓟ|人讲|个能|^Ⓥ你|员呢|员呢$|ⓌⓈto|~withⓅ$|^Ⓦto|^i'd|i'd|a live|a person look|person look|Ⓔ有|email|areⓅ|座|do you|i asked for|asked for|want to escalate|to escalate|ⓂⒶ
0.27 人讲$|ⓂⓋ$|人给|人给我|^agent|want to|actually|actually help|^put|anyone real|contact|ⓃⓈto|问人|真的Ⓔ|~真的Ⓟ|求|^i ca|i ca|i ca not|ca|ca not|i caⓃ|caⓃ|people please|people please$|这个机
0.26 ^能|聊$|ⓌⒾ$|^自|^自动|专人|ⓋⓂⓋ|给我吗|toⒺ$|can talk|can talk to|Ⓘi|ⒾiⓌ|~Ⓟi|~ⓅiⓌ|Ⓑplease|Ⓑplease$|人工处|工处|工处理|Ⓑ的$|^求|你同|你同事|Ⓟ啊|Ⓘplease|打我|打我电|^does anyone|does anyone|work|~ⓅⓋout|^Ⓘplease
0.25 服务$|务$|^Ⓦ视|Ⓦ视|Ⓦ视频|~Ⓟ看|客服吗|服吗|服吗$|pleaseⓋ|toⓂ|toⓂ$|haveⒾ|^no|^supervisor|个Ⓦ|~Ⓟ有|助|谈$|iⒸ|iⒸ$|pleaseⓋ$|ⒾⓂ|情|^ⓋⒼ|实|^来人|来人|^来Ⓘ|来Ⓘ|~^来Ⓟ|~来Ⓟ|reach out|for an|for an agent
0.24 ⒾⓋ|来个人|器人说|ⓃⓈ了|^客|售后Ⓔ|后Ⓔ|~售后Ⓟ|~后Ⓟ|进|~话ⓋⓅ|~toⓅ|ⓌⓈwith|^isⒶ|isⒶ|ⒶⓅ|ⒶⒾi|~ⒶⓅi|chat with|^an actual|an actual|~^Ⓟ出|是谁|是谁$|Ⓘplease$|skip the|skip the bot|skip theⒷ|让人看|ⓋⒾ看|人回复|是人|等Ⓟ|等Ⓟ$|~等Ⓟ|~等Ⓟ$|ⓋⒺ人|~ⓋⓅ人|^店
0.23 找个|那|话的|人说不|Ⓔ处|Ⓔ处理|话ⓋⒾ|ⒾwhoⓌ|~ⓅwhoⓌ|fromⒺ|Ⓔhelp|~ⓌⓅⒸ|have someone|do i|get someone|^真的|客服有|服有|入$|Ⓟ介|Ⓟ介入|啊$|Ⓢwith$|you have a|forⒾ$|~^ⓅⓈ
0.22 ^转人|人工$|工$|人行|售后专|后专|后专员|打个|supervisor$|withⒾ|i need|toⒺ|Ⓟanswer|Ⓟanswer$|~Ⓟanswer|~Ⓟanswer$|you call|talking|talking to|^Ⓜplease|Ⓜplease|Ⓜplease$|^ⓅⓌ|真的客|们店里|店里|人工啊|工啊|^给Ⓔ|with$|an employee|ⓌⓅtake|Ⓟtake|take over|take over$|~Ⓟtake over|for a human|Ⓔ人$|~Ⓟ人$
0.21 找|有活|开$|别说|别说了|~ⓌⓅ处|^ⓌⒸ|~ⓅⓌⓈ|^is there|is there|there$|ⒾⒸ|ⒾⒸ$|^have someone|^haveⒾ|fromⒺ$|not talking|not talking to|talking to a|人工快|工快|ⓆⒷ回|Ⓑ回复|人工介|工介|工介入|~ⓅtoⒸ|ⓌtoⒸ|inⓅ|inⓅ$|^skip|is your|麻烦人|烦人|烦人工|等人|等人工|~Ⓟ啊$|^could a|could a|charge$
0.20 个Ⓟ$|~Ⓦ跟Ⓟ|要跟|不清|自动|主管来|管来|跟Ⓜ|跟ⓂⓈ|ⓂⓈ|责人$|跟你|跟你们|个Ⓔ|withⒾ$|me to|i can talk|^areⒶ|areⒶ|~areⒶⓅ|~Ⓟhelp me|ⓌⒾⒸ|~^ⓅⓌ|~^ⓅⓋ|higher|higher up|ⓌⒸ的|Ⓒ的|门|~^realⓅ|~realⓅ|~realⓅ$|~Ⓟ人|in charge
0.19 有Ⓟ吗|^有没|Ⓦ跟|安排人|排人|~withⓅ|i want to|~Ⓟto help|~preferⓅ|~preferⓅ$|get me|^Ⓥto|put me through|me through|ⒶⓅⒶ|~ⒶⓅⒶ|^are there|are there|there any|answer|answer$|~ⓅfromⓅ|ⓌⓌ|^this|someone in|in a|in a human|with the|^安排|~^给Ⓟ|get someone on|deal with|deal with a|~this needsⓅ|~needsⓅ$|are the
0.18 ^能不|能不|能不能|不能|ⓌⓋⓂ|跟老|跟老板|^ⒺⒶ|ⓌtoⓈ|to help|to help me|withⒺ|withⒺ$|^Ⓥ$|to human|to human$|over|are there any|ⓌⓅhelp|Ⓟhelp me|human answer|human answer$|ⓌⓂ$|like a|音|off theⒷ|~麻ⓃⓅ|^i prefer|i prefer|charge|^isⓂ
0.17 转接|^怎|^怎么|^Ⓥ一|^直Ⓥ|我要跟|^找你|找你|^叫主|叫主|叫主管|管来$|~ⓅⓌⒸ|个客|个客服|^pleaseⓋ|speak to|with a person|^Ⓥwith|Ⓥwith|~ⓋwithⓅ|someone call|^Ⓒplease|Ⓒplease|Ⓒplease$|~ⓌⓌⓅ|^an|Ⓦ处|Ⓦ处理|人的|人是|道$|on the phone|off the|off the bot|人工核|工核|的人Ⓢ|^ⓌⓌ|电话的|快点|等|a human answer|from a|^this needs|this needs|this needs a|needs a|Ⓒ我|Ⓒ我$
0.16 ⓋⓋ|叫人|ⓌⓋⒺ|找一|找一下|个电|个电话|能打|能打电|打Ⓦ$|~ⓋⓅ打|~Ⓟ打Ⓦ|rather|prefer a|isⒶⓅ|look at|look at this|at this|at this$|person please|person please$|a live agent|^Ⓦ直|Ⓦ直|Ⓦ直Ⓥ|someone to|Ⓥme|Ⓥme$|to call me|needs|to support|to support$|Ⓥ跟|~Ⓥ跟Ⓟ|让我|ⓌⓌⒾ|fromⓅ|fromⓅ$|^take|^take me|take me|take me to|^i'd rather|i'd rather
0.15 ^找|^直|^直接|我Ⓢ$|就|明|Ⓑ了|Ⓑ了$|售后的|后的|找你们|班客|班客服|真人回|to your|^may|^may i|may|may i|Ⓘwho|~Ⓟwho|like|^connect me|connect me|with support|with support$|is there anybody|there anybody|anybody real|anybody real there|real there|real there$|call me|to a machine|^这|解决|决|同事$|事$|contact me|contact me$|^bring|bring|~areⓅⒶ|~needsⓅ|^希|^希望|希|希望|望
0.14 ^转接|~ⓋⓋⓅ|^ⓅⓅ|ⓅⓅ|ⓅⓅ$|沟|沟通|Ⓖ吗|Ⓖ吗$|Ⓥ我|你们领|让经|让经理|supervisor|speak with|connect me with|me with|^transfer me|through to|real human|ⒾfromⒺ|to a robot|withⓂ$|^real human|处理一|理一|理一下|Ⓦ解|Ⓦ解决|真的|位|^老|ⓈtoⒺ|ⓌtheⒷ|member|^who is|who is|ⓃⒼ|叫人$|one|for a person|from a human|仓|仓库|仓库的|库|库的|库的人
0.13 快Ⓥ|的$|ⓌⓋ个|^Ⓦ跟|不要机|要机|要机器|就Ⓥ|~就ⓋⓅ|别|清楚|楚|我要找|专员|Ⓜ$|个Ⓔ$|ⓈtoⓂ|^i need|~ⓌⓅto|who|me an|me an agent|to agent|to agent$|do iⓈ|iⓈ|iⓈto|^speak|请人|请人工|能解|能解决|快Ⓥ$|~Ⓟ快Ⓥ|我处|我处理|Ⓘ吗|Ⓘ吗$|找人$|微|微信|信|talk to support|~meⓅ|~meⓅ$|human needed|human needed$|needed$|Ⓟneeded|Ⓟneeded$|~Ⓟneeded$|areⒶⒾ|~this toⓅ|不Ⓦ|不ⓌⓋ|^Ⓦbe|Ⓦbe
0.12 ~Ⓟ吧|~Ⓟ吧$|^Ⓢ|Ⓥ个Ⓘ|个Ⓘ|跟我说|我说|我说$|听|员$|人处|人处理|能负|能负责|ⓌyouⓋ|^live agent|ⓋtoⒺ|ⓋtoⒾ|through|through to a|your team$|do iⓌ|about|^get someone|^请人|解|有Ⓘ吗|^必|^必须|必须|须|would like|to contact|^安|ⒼⓌ|~Ⓟ回复|到客|到客服|^any live|any live|forward|^forward|this to|to me|to me$|agent now|agent now$|forⒾ|我想让|想让|可不Ⓦ|^ⓋⒸ|ⓋⒸ
0.11 转接人|可以转|以转|ⓅⓉ$|转到|ⓋⓅ吧|Ⓟ吧|Ⓟ吧$|~ⓋⓅ吧|直ⓋⓋ|真人客|人客|人客服|ⒾⓈ|~ⓋⓅ回|人员$|~一个Ⓟ|ⓋⓅ呗|Ⓟ呗|Ⓟ呗$|~ⓋⓅ呗|~Ⓟ呗|~Ⓟ呗$|find|^Ⓢto|around|around$|call|~callⓅ|thisⒷ|an actual person|actual person|快来|快来$|有人吗|^要人|ⓅⓅⓅ|~ⓅⓅⓅ|youⓋto|would like a|agents online|agents online$|the owner$|live help|live help$|^Ⓦhave|Ⓦhave|over$|for a|~^willⓅ|~willⓅ|but|~askⓅ$|^redirect|redirect|another
0.10 ^给我|人工吧|工吧|工吧$|跟Ⓘ|跟ⒾⓈ|人问|问$|个懂|~个ⓅⓋ|Ⓝ跟|Ⓝ跟Ⓑ|用$|动|人工呗|工呗|工呗$|呗|呗$|^Ⓘ$|talk to a|to your manager|i talk|i talk to|to speak|your boss|your boss$|person to|me to an|please escalate|can i get|do i talk|do i get|this bot|^get your|get your|assistance|才能|才Ⓦ|有吗|有吗$|答|人还|^一直|一直|打你|打你们|Ⓘto|call you|call you$|Ⓦme|~ⓌmeⓅ|off|please escalate$|点$|我电|我电话|i have|^可不|可不|可不可|不可|不可以|Ⓔ那|~Ⓟ那|店主$|主$|Ⓘcall|~Ⓟcall|ask a
0.09 我转|~ⓅⓉ$|是Ⓥ|是ⓋⓅ|~是ⓋⓅ|~ⓋⓅ了|~到Ⓟ|~到Ⓟ$|跟人|Ⓦ跟Ⓘ|~Ⓟ跟我|Ⓥ个Ⓖ|个Ⓖ|就ⓋⒾ|^Ⓝ跟|开|回复了|复了|复了$|~Ⓟ回|们的Ⓔ|~们的Ⓟ|Ⓥ个Ⓔ|帮忙转|忙转|帮忙Ⓥ|忙Ⓥ|人可|人可以|~ⓈwithⓅ|^get me|live person|live person$|^hand|^can a|can a|a callback|a callback$|callback|callback$|aⒸ|aⒸ$|咨询Ⓟ|询Ⓟ|询Ⓟ$|~咨询Ⓟ|~询Ⓟ|~询Ⓟ$|回访|访|a colleague|a colleague$|colleague$|someone on the|find me|staff please|staff please$|ⓃⓋⒾ|^关|^关掉|关掉|关掉自|掉自|掉自动|i have a|haveⓅ|of thisⒷ|thisⒷ$|器人不|人不|客服那|服那|~ⓋⓅ的|部门|could i get|could you ask|you ask|you ask a|Ⓦyou ask|~you askⓅ|~^callⓅ
0.08 我转人|么Ⓥ|在哪$|哪$|ⓅⓋ$|是转|是转人|三|Ⓥ到|个真|个真人|问|~个Ⓟ跟|个ⓅⓋ|ⓃⓋⒷ|ⓋⒷ|ⓋⒷ回|Ⓑ回我|ⒺⓈ$|售后|Ⓜ|Ⓜ出|^agent$|someone$|with|to speak to|me a person|give|give me|me to a|me through to|a supervisor$|areⒶⓅ|from your|from your team|theⒷ$|chat|actual human|^Ⓢwith|with a manager|能人|咨|咨询|咨询人|询|询人|询人工|务的|务的人|求人|求人工|^求人|ⓌⒾto|colleague|likeⓅ|~likeⓅ|ring|we|Ⓦthe|owner|meⓅ|meⓅ$|me out|me out of|out of|out of this|of this|of this bot|this bot$|forⓅ|forⓅ$|justⓌ|~justⓌⓅ|talk to me|Ⓢto me|Ⓑ不|^谁|^ⓋⓉ|ⓋⓉ那|Ⓟfor|could i have|^employee
0.07 ^我|^ⓌⓋ|下Ⓟ|~Ⓥ到Ⓟ|说话|ⒾⓈ$|ⓋⒺ$|ⓋⒺ回|你们Ⓜ|pls|an agent$|a real person|^i|want to speak|Ⓟto|^i'd like|i'd like|^i would|i would|^get|your team|isⓅⒶ|someone call me|i get a|get a|whoⓌⓈ|not want to|with aⒷ|i'd like a|还有人|^Ⓟ入|Ⓟ入|Ⓟ入口|~^Ⓟ入|~Ⓟ入|~Ⓟ入口|like a human|the phone|the phone$|to the owner|让人工|Ⓜ出面|~Ⓟ出面|能请|我等|^给客|justⓌⒾ|^real people|a human for|human for|^yes|there a person|^callⓅ|callⓅ
0.06 客服|~ⓋⓅ吗|怎么Ⓥ|下Ⓟ$|^还|^那|到Ⓟ|到Ⓟ$|真人吗|换个真|话$|想和|沟通$|跟人说|人跟我|找个懂|的来|的来$|^不想|不想|ⓃⒷ了|要找|跟ⒺⓈ|的工作|一个Ⓔ|^find|human agent|^talk to|ⓈtoⓅ|ⓈtoⒾ|toⓈwith|ⓌⓅanswer|~ⓌⓅanswer|~ⓌⓅfrom|~callⓅ$|contact a|want a person|rep$|^speak with|才|Ⓥ一个|有ⒺⓌ|一个Ⓟ|Ⓥ一位|~一位Ⓟ|~还有Ⓟ|入口|么才Ⓦ|need a person|^would like|~ⓅⓋme|required|humans$|get through|get through to|Ⓦthrough|Ⓦthrough to|through toⒾ|~through toⓅ|出面|ⓌⓋ你|点|any people|get somebody|^haveⓅ|haveⓅⓋ|^send me|send me|^Ⓥ会|Ⓥ会|语的Ⓔ|~语的Ⓟ|Ⓣ那个|那个Ⓔ|~那个Ⓟ|route|route me|route me to|^end|end
0.05 ^帮我|帮我|ⓋⓅ吗|能转|能转人|给我转|说话$|通$|人说$|说$|^叫个|叫个|懂的$|ⒷⓈ$|们|ⒺⓋ$|^在|Ⓦ跟Ⓔ|让客|让客服|让你|领导出|导出|ⓂⓌⒸ|~ⓋⓅⓌ|你上|Ⓥ你Ⓜ|你Ⓜ|~Ⓥ你Ⓟ|~你Ⓟ|一个客|^Ⓐ|^Ⓦyou|Ⓦyou|human agent$|to a human|let me|give me a|over to|not|chat with a|somebody real|^speak to|a rep|a rep$|ⓈwithⓂ|Ⓟ跟|Ⓟ跟我|一位|怎么才|么才|么才能|~toⓋⓅ|~haveⓅ$|ⓌyouⓌ|youⓌ|deal|^i just|i just|i just want|just want|i justⓌ|i can speak|can speak|^点|^找会|找会|语的|语的客|那个|那个客|^bot
0.04 帮我转|麻ⓃⓋ|~么ⓋⓅ|到人|到人工|^Ⓟ|么找|下人|下人工|Ⓥ到Ⓟ|叫个能|能说|~Ⓟ来处|ⓋⒺⓋ|^ⓌⓃ|ⓌⓃ|ⓌⓃⒷ|^在线|转一|转一下|跟客|跟客服|^让客|后|^让你|们领|们领导|ⓋⓂⓌ|上级|亲|an agent|talk to someone|^let me|your supervisor|your supervisor$|ⓈwithⒾ|want to talk|hand|i reach|reach an|reach an agent|want to chat|to chat|to chat with|^i demand|i demand|demand|能接|一位Ⓔ|还有|找到|^为|^为什|为|为什|为什么|^pleaseⓌ|pleaseⓌ|~pleaseⓌⓅ|pleaseⓌⒾ|~Ⓟneeds|phone$|an agent available|agent available|agent available$|~^bringⓅ|~bringⓅ|~bringⓅ$|fromⒾ|fromⒾ$|help from|help from a|the shop|shop|the human|里$|能跟|昨|昨天|ⓌⒾover|~ⓌⓅover|for me|for me$
0.03 人工服|工服|工服务|一下Ⓟ|^Ⓥ到|换真|换真人|跟Ⓟ|跟ⓅⓈ|要跟人|ⒾⓋ$|~个Ⓟ来|人回我|^Ⓝ用|Ⓝ用|^我Ⓝ|我Ⓝ|^叫你|叫你|叫你们|接客|接客服|一下客|下客|下客服|一下Ⓔ|下Ⓔ|下Ⓔ$|客服说|服说|Ⓔ跟我|经理$|老板说|板说|ⓂⓋ我|给我回|我回|^Ⓦ一|Ⓦ一|Ⓦ一个|real person|ⓋⓅ回|Ⓟ回|换人来|^representative$|live agent$|support agent|support agent$|to an|^ⓌⓈ|i speak|i speak to|speak with someone|with someone|get me someone|me someone|me a human|~haveⓅⒸ|ⓃⓌa|and get|Ⓑand|human help|human help$|来个客|客服能|服能|一位客|~个Ⓟ吗|让售|让售后|同事|ⓌⓋ到|^please get|please get|contact an|contact an agent|reach a|^i only|i only|is there an|there an|do i speak|speak to$|where isⓅ|isⓅ$|real agent|real agent$|真的人|转接到|can a human|haveⓅ$|forward me|forward me to|^forward me|^have a|from a person|toⓋⓅ|this to a|人类|类|哪里Ⓦ|里Ⓦ|里ⓌⓋ|部|ⓃⒸ|ⓃⒸ$|Ⓘover|~Ⓟover|^justⓌ|help meⓋ|meⓋ|~meⓋⓅ|askⓅ|askⓅ$|through$
0.02 接人工|请转|^ⓋⓋ|ⓋⓋⓅ|么ⓋⓅ|^如|^如何|如|如何|何|如何Ⓥ|何Ⓥ|人工人|工人|工人工|^呼|说|我找|真人来|Ⓦ跟Ⓟ|人聊|^Ⓦ和|Ⓦ和|Ⓦ和Ⓟ|和Ⓟ|和ⓅⓈ|~Ⓦ和Ⓟ|~和ⓅⓈ|人沟|人沟通|个ⒾⓈ|~个ⓅⓈ|个懂的|的人来|人来回|来回|回我$|Ⓘ来回|~Ⓟ来回|换人$|ⓋⒾⓋ|叫人来|^我不|我不|清|自|帮我找|ⓌⓋ一|在线客|线客|线客服|^ⓋⓌ|ⓋⓌ|ⓋⓌⓋ|客服来|服来|服来$|客服跟|服跟|服跟我|们Ⓜ$|ⓂⓋ|让你们|ⓋⓂ出|~ⓋⓅ出|让负|让负责|Ⓟ出Ⓥ|的工|个ⒺⓋ|转接一|请转接|有ⓅⓌ|^请客|请客|请客服|human please|human please$|to an agent|me talk|me talk to|i need to|human being|human being$|being|being$|^escalate|^please escalate|there a human|^can somebody|can somebody|^how to|how to|ⓃⓌto|me someone$|^live chat|live representative|live representative$|withⓂ|^连|连|^连接|连接|^连Ⓥ|连Ⓥ|~连ⓋⓅ|唤|唤人|唤人工|一个真|能帮|能帮我|会说|会说话|说话的|店里的|里的|里的人|换个客|回答|回答$|答$|^我就|我就|我就Ⓦ|就Ⓦ|~ⓋⓅ介|事找|事找人|事Ⓥ|事ⓋⓅ|~事ⓋⓅ|ⓂⒸ|ⓂⒸ$|ⓅⒸ|ⓅⒸ$|才ⓌⓋ|someone please|ⓈwithⒺ|me a call|contact support|contact support$|reach a human|human available|human available$|a member|a member of|member of|member of staff|of staff|how toⓋ|to reach|to reach a|caⓃⓌ|能叫|ⓋⒺ介|ai|接到|到真|到真人|can i have|~ⓌhaveⓅ|please talk|please talk to|pleaseⓈ|pleaseⓈto|~ⓌⓅⒶ|^ⓈⓅ|ⓈⓅ|ⓈⓅ$|~^ⓈⓅ|~ⓈⓅ|~ⓈⓅ$|^辛|^辛苦|看一下|想要|^哪里|哪里可|里可|里可以|的转|的转人|的Ⓥ|的ⓋⓅ|~的ⓋⓅ|^语|^语音|~Ⓟfor|^areⒺ|areⒺ|ask a human
0.01 转到人|何ⓋⓅ|~何ⓋⓅ|人工呢|工呢|工呢$|Ⓟ呢|Ⓟ呢$|^叫人|ⓋⓅⓋ|一下人|我接|^快Ⓥ|~快ⓋⓅ|^马|^马上|马上|马上Ⓥ|上Ⓥ|上ⓋⓅ|~上ⓋⓅ|^立|立|了转|了转人|了Ⓥ|了ⓋⓅ|~了ⓋⓅ|^说|^要|来个真|Ⓐ吗|Ⓐ吗$|~ⓅⒶ吗|我想跟|跟真|跟真人|人说话|和真|和真人|真人聊|人聊$|人聊吗|我想找|想找个|Ⓘ跟|Ⓘ跟我|个人来|个Ⓘ$|派个|个Ⓘ来|器人回|用机|用机器|不想跟|想跟机|我不想|们的人|找客|找客服|^转客|转客|转客服|^请帮|请帮|请帮我|~ⓋⓅ跟|^转售|转售|转售后|售|售后$|后$|转专|你们主|们主|们主管|主管$|管$|们ⓂⓋ|~们ⓅⓋ|你们经|们经|们经理|^找店|找店|找店长|店长$|我回电|电话跟|话跟|想跟人|给我一|我一个|^ⒶⓋ|ⒶⓋ|ⒶⓋⓅ|~ⒶⓋⓅ|^转真|转真|转真人|ⓋⓋⒺ|ⓅⓌⓈ|ⓋⒺ打|Ⓔ打Ⓦ|ⓃⒷ回|representative$|operator$|^human agent|^customer support|customer support|agent please|agent please$|talk to somebody|to somebody|to somebody$|speak to someone|can i talk|can i speak|speak to a|want a human|i want an|want an|want an agent|want a real|need a real|to speak with|with someone$|like to|like to speak|speak to an|like toⓈ|get me a|^switch|switch|hand me|escalate this|^escalate to|escalate to|escalate to a|to a supervisor|ⓋtoⓂ|working|call me back|me back|iⓌⓅ|~iⓌⓅ|who can i|i find|i find a|find a|ⓌⓌⓅ|someone real|live support|^chat|^chat with|联系真|系真|系真人|连ⓋⓅ|个真的|你们有|们有|技|技术|能换|能换个|^只|^只Ⓦ|人工说|工说|工说$|申请人|申ⓋⓅ|~申ⓋⓅ|~ⓌⓅ介|^叫客|要打|道|哪找|哪找人|with an|with an agent|would like to|store|is the live|the live|^live human|live human|给我派|我派|我派个|人对|人对话|对话|对话$|真人对|接真|接真人|我接客|ⓌⓌⓋ|可以让|以让|^请让|请让|让真|让真人|回复我|复我|复我$|Ⓟ回复|要客|要客服|掉|^对|^对接|^对Ⓥ|~对ⓋⓅ|我找客|have a human|Ⓘon|someone real$|with somebody|with somebody$|let me chat|me chat|me chat with|们的客|没Ⓦ|ⒶⒾwho|~ⒶⓅwho
-0.01 客服在|服在|算|说话吗|主管|长$|视|视频|频|工作|工作人|作人|作人员|值|我一|客服小|服小|can a person|^who|Ⓑis|ⓆⒷ|人的$|级$|get a human|^get a|^ⒾⓂ|子$|ⒷⓈ吗|服小哥|小哥|小哥$|哥|哥$|^do|^will|辛|辛苦|苦|接通|~ⓌⓅfor|^colleague|不用人|用人|用人工|Ⓣ送|~ⓅⓉ送|^上|^ⓆⒼ|ⓆⒼ|Ⓖ是|色吗|色吗$|假|假发|^Ⓖ假|Ⓖ假|Ⓖ假发|比|比例|例|扫|扫地|扫地机|地机|地机器|人怎|人怎么|ⓌⒼ$|的书|^Ⓖ还|Ⓖ还|Ⓖ还是|经理椅|理椅|气|领导送|导送|包装$|店长推|长推|长推荐|是哪款|哪款|哪款$|荐的那|的那|的那件|包吗|包吗$|^老人|ⓆaⒷ|ⓆⒼ$|is the agent|cleaning|^Ⓖcostume|Ⓖcostume|Ⓖcostume$|real leather$|leather$|^Ⓖshirt|Ⓖshirt|Ⓖshirt$|live wallpaper|wallpaper|is it for|it for|Ⓠfor|^Ⓖfor|Ⓖfor|stand|for someone|a gift|a gift for|gift for someone|for someone special|someone special|someone special$|gift forⒾ|forⒾspecial|Ⓘspecial|Ⓘspecial$|~gift forⓅ|~forⓅspecial|~Ⓟspecial|~Ⓟspecial$|robot toy|stopped|说可|说可以|补|ⒺⓉⓌ|ⓉⓌ补|Ⓦ补|Ⓣ的券|客服推|服推|服推荐|l|l码|l码$|和Ⓖ|孩|^ⓃⒸ|free|shipping|^myⓂ|will receive|will receive it|receive|receive it|receive it$|~Ⓟwill|^跟客|people in the|is it a|it a|谢谢客|谢客|谢客服|谢谢Ⓔ|谢Ⓔ|谢Ⓔ$
-0.02 ⓌⓋ|一|换成|线|线吗$|级|need to|more|^a person|^anyone|ⓈwithⓅ|术|要找人|加人|加人工|you$|子|^Ⓥ电|touch|will|~Ⓟ知|~Ⓟ知道|Ⓔ的|already|^isⒺ|人真|人真好|你是真|真人还|人还是|客服电|服电|服电话|高吗|高吗$|做的|是Ⓖ的|石|皮|^Ⓖ穿|版|图案|程|水$|办|办公|公|^收|什么码|么码|么码$|本人签|签收吗|收吗|收吗$|Ⓖ签|Ⓖ签收|上门|^Ⓖ核|human grade|grade|skeleton|^what is|what is|real leather|leather|person tent|person tent$|windows|windows$|customer service hours|service hours|service hours$|hours|hours$|the courier|the courier call|courier|courier call|courier call me|the courierⒸ|courierⒸ|^staff discount|staff discount|photos$|视频吗|频吗|频吗$|email$|my team|^Ⓑfor|Ⓑfor|ⓂⓉⓌ|推荐$|荐$
-0.03 服务|接人|人工在|工在|^快|活|^别让|别让|打个电|ⓌⒸ吗|Ⓒ吗|Ⓒ吗$|^Ⓘ|customer service$|service$|^talk|^could i|could i|connect|with a human|^换一|人工回|工回|谁$|面|工回复|^取|取|speaking|进来|刚才|技术人|术人|术人员|时|Ⓣ好|Ⓣ好$|~ⓅⓉ好|ⓆⓅ还|Ⓟ还Ⓠ|~ⓆⓅ还|~Ⓟ还Ⓠ|还是人|几点上|点上|点上班|客服工|服工|~^Ⓟ工|~Ⓟ工|工费多|费多|费多少|革|真人试|人试|头|包$|变|机器洗|器洗|^总经|总经|总经理|颜|颜色|颜色$|~Ⓟ买|那件|^ⒼⓌ|多大|Ⓖ吃|男|男人|大人|大人穿|货还|货还是|^人字|人字|0 cm|cm|yourⒼ$|told me to|me to wait|Ⓣme to|~ⓅⓉme|~^Ⓟsigned|~Ⓟsigned|loud|loud$|ⒺⒶ里|~ⓅⒶ里|那件$|打不|十|还有吗|^Ⓜ亲|Ⓜ亲|~^Ⓟ亲|~Ⓟ亲|人和|Ⓦ报|快递打|递打|推荐我|荐我|real estate agent|estate agent|real estateⓅ|estateⓅ|~real estateⓅ|~estateⓅ|it shrinks|it shrinks$|shrinks|shrinks$|发的|开发|开发票|老板有|板有|^Ⓜ有|Ⓜ有|~^Ⓟ有|^didⒺ|didⒺ|~Ⓟmy|ordered|it's|does the agent|my order|my order$|owner's
-0.04 ~Ⓟ|没有人|^接|^有真|^派|Ⓑ没|叫客|叫客服|跟Ⓔ|^ⓌⒺ|ⓌⒺ|们Ⓜ|服人员|^connect|^ⓌⓂ|ⓌⓂ|^want|ⒺⓌ|必|接电|接电话|phone|^who do|who do|who do i|number|知道|刚才的|才的|才的客|^你是|你是|ⓆⓅ吗|~ⓆⓅ吗|还是自|几点|班吗|班吗$|点在|^Ⓖ多|^Ⓖ怎|Ⓖ怎|Ⓖ怎么|^Ⓖ革|Ⓖ革|味|Ⓖ味|电池|池|的茶|的茶叶|茶|茶叶|叶|客服的|服的|发票吗|票吗|票吗$|^快递|快递员|递员|电话多|话多|话多少|人用过|用过|用过吗|Ⓖ用|餐|垫|^本|^本人|边|能送|能送吗|Ⓦ送|Ⓦ送吗|电话手|话手|话手表|自动发|动发|动发货|^am|^am i|am i|in it|in it$|number$|great|great$|wearing|wearing it|Ⓘwearing|Ⓘwearing it|~Ⓟwearing|~Ⓟwearing it|Ⓔdiscount$|people like|people like it|like it|like it$|Ⓘlike|Ⓘlike it|~Ⓟlike|~Ⓟlike it|^people say|people say|say|^Ⓘsay|Ⓘsay|~^Ⓟsay|~Ⓟsay|同款外|款外|款外套|外套|外套$|ⒺⓉ的|~ⓅⓉ的|是哪个|哪个$|个$|穿的|来的|来的$|^Ⓜ包|Ⓜ包|support 0|Ⓔ0|ten|^myⓅ|myⓅ|^person in|的图|approve|~Ⓟapprove|name on|客服轮|服轮|服轮班|轮|轮班|轮班吗|^Ⓔ轮|Ⓔ轮|Ⓔ轮班|~^Ⓟ轮|~Ⓟ轮|~Ⓟ轮班
-0.05 ^给|在线吗|线吗|ⓂⓌ|事|^real person|help me$|^your|换一个|^老板|am|~Ⓟ的|is the manager|Ⓣ的Ⓔ|~Ⓣ的Ⓟ|上班|上班$|班$|Ⓖ多|Ⓖ多少|能用吗|用吗|用吗$|Ⓦ用吗|过吗|过吗$|Ⓖ穿|直播|员的|~^Ⓟ好|^送Ⓜ|送Ⓜ|~^送Ⓟ|~送Ⓟ|客服专|服专|服专用|专用|^一个|大的|大的$|^两|码$|写|要多|Ⓦ多|发货$|does it support|it support|does itⒺ|itⒺ|~does itⓅ|~itⓅ|your customer|your customer service|yourⒼ|doesⒺ|told me|promised|promised a|^did the|did the|^do people|^doⒾ|画|券|链接|链Ⓥ|^Ⓔ的|Ⓔ的工|~^Ⓟ的|~Ⓟ的工|送Ⓜ的|Ⓜ的|~送Ⓟ的|放|放门|放门口|我没|^my|~^myⓅ|i am a|am a|made|案吗|案吗$|^doesⒺ|^oneⒾ|~^oneⓅ|Ⓘs|Ⓘs name|~Ⓟs name|^Ⓔof|Ⓔof|已经处|经处|经处理
-0.06 ~有Ⓟ$|想跟|电话$|Ⓔ回|Ⓔ回我|~Ⓟ回我|0|boss$|team$|~^Ⓟwith|帮我处|换一|的电|的电话|^没人|关|Ⓘin the|~Ⓟin the|time|总部|~^ⓉⓅ|^ⓉⒺ|ⓉⒺ|照|Ⓣ我|~ⓅⓉ我|真好|真好$|片|身高|的礼|的礼物|牌定|牌定制|^送货|送货|人用|过$|^一Ⓖ|人能用|ⒼⓌ用|人参|参|哪里$|多高|多高$|高$|^is it|^one person|desk|Ⓣa|~ⓅⓉa|^no need|no need|do not call|not call|ⓌtheⒼ|^Ⓔdiscount|Ⓔdiscount|do people|doⒾ|ⒺⓉ我|^家里|家里没|里没|里没人|^几个|support for|boss wants|wants|Ⓜwants|~Ⓟwants|waterproof|waterproof$|^the robot|hand$|people in|~Ⓟsee|order$|ⓌaⒼ|Ⓣ处|Ⓣ处理|~ⓅⓉ处|个人能
-0.07 客|个人|真人$|真人在|Ⓘ|^让|联系客|系客|系客服|~ⓅⓋ我|店长|^工|^工作|real person$|live chat|核对|可以退|以退|人工智|工智|工智能|^安装|工打磨|打磨|磨|^Ⓖ的|人换|发货|^Ⓜ级|Ⓜ级|~^Ⓟ级|~Ⓟ级|快递|递|^Ⓖ节|Ⓖ节|^人脸|人脸|脸|平|平板|Ⓐ里$|货$|poster|poster$|theⒼ|theⒼ$|become|tent|tent$|knee|are your|was|refund$|to wait|to wait$|wait|wait$|^ⓃⓌ|photos|生|抱|抱枕|抱枕$|枕|枕$|^几Ⓖ|Ⓔfor|reply|Ⓔreply|~Ⓟreply|who is the|以退吗|老板人|板人
-0.08 没|有真人|机器|器|跟我|跟我Ⓢ|我Ⓢ|Ⓔ|服回我|长|电$|人出|^能打|^退款|谁|~有ⓅⒶ|我来|Ⓗ$|ⒽⒽ|ⒽⒽ$|~ⓅⒽⒽ|^ⒺⒽ|ⒺⒽⒽ|的还|的还是|^是Ⓖ|的还Ⓠ|Ⓖ磨|链|^Ⓖ身|Ⓖ身|Ⓖ身高|编|^ⒼⓋ|洗$|^店长|大$|两个|两个人|两Ⓖ|两Ⓖ的|is it|toy|toy$|aⒼ$|fit|^does it|does it|delivery|delivery$|bought it|small|外地|客服发|服发|technical|technical support|technicalⒺ|~technicalⓅ|~Ⓟsign$|to my|in the picture|the picture|picture|theⒾin|~theⓅin|Ⓘsign$|^doesⒾ|doesⒾ|^didⒾ|didⒾ|bought it$|说要|没$|are the people|the people|are theⒾ|~are theⓅ
-0.09 人工客|工客|工客服|^想跟|^ⒷⓈ|ⒺⓈ|客服聊|服聊|客服回|服回|你们负|们负|们负责|Ⓦ吗|Ⓦ吗$|~Ⓟ打|Ⓥto|~ⓋtoⓅ|and|Ⓘin|没有Ⓘ|们ⓂⓌ|~们ⓅⓌ|找不|找不到|不到|^where do|where do|^actual|^people|人工还|工还|Ⓣ的|两|~^ⓅⒽ|电话是|话是|音箱|会掉|会掉色|掉色|^有Ⓖ|漏|漏水|买的|礼物$|物$|怎么收|么收|节|椅$|^手|your agent|home|the warranty|the warranty$|warranty|warranty$|^will the|will the|^新人|新人|聊天|卡|Ⓜmug$|~Ⓟmug$|person at|tall|tall people|tall people$|tallⒾ|tallⒾ$|~tallⓅ|~tallⓅ$|通知|badge|badge$
-0.10 ^ⓋⓅ|务|^找个|^找真|找真|找真人|客服联|服联|服联系|Ⓟ出|~好Ⓟ|~好Ⓟ$|^customer|any|i call|业|想跟你|^没|啊|^同|总|^ⓂⒶ|is a manager|^是人|叫什|叫什么|邮|箱|人工打|工打|真人秀|人秀|秀|音的|音的故|的故|的故事|故|故事|有货吗|礼物|物|^Ⓜ签|Ⓜ签|~^Ⓟ签|~Ⓟ签|套$|有ⒾⒶ|文案|customer service open|service open|said it|Ⓣit|~ⓅⓉit|ⓌⒾsign|~ⓌⓅsign|更|慢|人手|^Ⓔ是|Ⓔ是|目|书$|^洗|^同事|团|~^Ⓟ0|address|address$|at the|Ⓘat the|~Ⓟat the|同事收|事收|two people|twoⒾ|~^Ⓟbadge|~Ⓟbadge|~Ⓟbadge$|^help with
-0.11 找人工|还|~和Ⓟ|ⒺⓋ我|拍|帮忙|忙|客服人|服人|^customer service|automated|Ⓦ跟你|Ⓥ不|Ⓥ不到|with your|with your manager|care|is a human|do i call|i call you|^电|^电话|ⒾⒶ$|ⓉⓌ|~ⓅⓉⓌ|还是机|Ⓥ什|Ⓥ什么|人工费|工费|是Ⓖ|套|货吗|货吗$|ⒼⓋ|色$|包装|^专员|记录|录|号在|号在哪|live plants|live plants$|plants|plants$|a person with|person with|^transfer ownership|transfer ownership|ownership|^Ⓥownership|Ⓥownership|is the robot|~Ⓟ包装|^Ⓜ人|Ⓜ人|he|~Ⓟ0|0 kg|kg|^the manager|^the person|the person|^theⒾ|~^theⓅ|Ⓘat|^Ⓘbought|Ⓘbought|~^Ⓟbought|~Ⓟbought|Ⓔ收|commission|commission$|~doesⓅpack|人美|人美心|美|美心|美心善|心善|心善$|善|善$|is theⒷ
-0.12 ⓌⓋⓅ|^帮|^懒|懒|和客|和客服|^i do|i do|i do not|^need|^Ⓟ出|人吧|人吧$|^售|^售后|do iⒸ|人Ⓢ|in the|尺|客服了|服了|Ⓔ了|人工已|工已|工已经|好了|好了$|退$|Ⓦ退$|多少$|少$|学|素|项|培|验|试|图有|图有吗|Ⓖ有货|案|水|外|^别人|人签收|签收|手表Ⓦ|表Ⓦ|表ⓌⒸ|号Ⓐ|号Ⓐ看|几年|几年$|年$|price$|told|refund|called|^ⒾⓉ|真人出|坏|前打|^real estate|the order|^跟Ⓔ|~^跟Ⓟ|operator of|Ⓦ开|~ⓅⓌ开|~Ⓟ人美
-0.13 ^有人|活人|人来|和|得|和Ⓔ|isⓅ|^not a|not a|^Ⓝa|Ⓝa|ⓃaⒷ|谈|加|owner$|订|订单|知|回拨|possible|是人工|还Ⓠ|还ⓆⒷ|色|上身图|身图|真人模|人模|人模特|椅|^领|^领导|客户|户|的名|推荐的|荐的|证|证件|尺寸|寸|bag|bag$|person of|person of 0|of 0|for one|for one person|for oneⒾ|~for oneⓅ|possible$|~^Ⓟ包|~Ⓟ包|好评|客服送|服送|优|优惠|惠|要给|manager mug|^for one|see it|see it$|name$
-0.14 话吗|话吗$|想找|的人说|can i|help me|~位Ⓟ$|对接|对Ⓥ|isⒶa|Ⓐa|option|Ⓟ还|Ⓣ那|Ⓖ验|桌|装$|牌|电话吗|^do humans|do humans|aⒼ|Ⓘof|Ⓘof 0|~Ⓟof 0|manual|^i spoke|i spoke|spoke|同款|~Ⓟ送|人安|人安装|前Ⓒ|前Ⓒ$|real estate|estate|说没|color|color$|早|午
-0.15 ^跟|留个|同|staff|ⓂⓉ|对接人|^doesⓅ|have to|~Ⓟ还|前|^rep|人上身|上身|人语|人语音|买|有人在|手表|电话清|话清|样|多久$|久$|^whoⓆ|whoⓆ|safe|in the photo|transfer the|^handmade|^handmade by|handmade by|有人知|人知|人知道|有Ⓘ知|Ⓘ知|Ⓘ知道|~有Ⓟ知|install|install it|install it$|^总部|总部在|部在|部在哪|来电显|电显|电显示|显|显示
-0.16 要|人说|你们的|们的|谢|谢谢|^isⓅ|~inⓅ$|ⓃⓋⒺ|便|认|大|投|投诉|诉|掌柜的|柜的|想找人|^ⓆⓅ|~^ⓆⓅ|^Ⓖ有|Ⓖ有|能用|有Ⓖ|便宜|宜|~^Ⓟ证|~Ⓟ证|~Ⓟ证件|记|收件|收件人|件人|话没人|没人接|人接|人接$|sales|~Ⓟdiscount$|open|Ⓣme|Ⓥthe|^escalator|escalator|Ⓖ同|Ⓖ同款|哪个|人多Ⓦ|多Ⓦ|open on|Ⓗon|Ⓜmug|~Ⓟmug|my boss$|use|over 0|Ⓘover 0|~Ⓟover 0|Ⓦmy|~Ⓟof the|doesⓅⓌ|~doesⓅⓌ|counter|^Ⓘcounter|Ⓘcounter|~^Ⓟcounter|~Ⓟcounter
-0.17 成人|你们老|们老|们老板|回电|回电$|^person|~Ⓟwith|at|位Ⓔ$|核|doesⓅ|put me on|me on|掌柜$|柜$|is a person|^不用|名字$|字$|评价|定制|定制$|客服好|服好|吃|送人|成人款|人款|送吗|送吗$|在哪看|哪看|哪看$|list|list$|costume|costume$|signed|someone sign|Ⓘsign|handmade|人份|人份$|份$|quality$|on sunday|on sunday$|sunday|sunday$|Ⓟsign|满|满意|inside|inside the|^谢|^谢谢|好老|好老板
-0.18 转|不$|~^ⓅⒶ|ⓌⓅ|换人|^ⓋⒾ|经理|a human$|Ⓘwith|a supervisor|see|能找|^any agent|any agent|接$|i want live|want live|i want real|want real|^Ⓥon|Ⓥon|^是|意|模特|^经|^经理|^总|有几|^Ⓖ$|^主管|Ⓘ穿|个人的|声|声音|^doⓅ|the agent|i am an|am an|colour|~^Ⓟdiscount|ⒾⓉ|采|件$|几Ⓖ$|~^Ⓟ人|light|light$|in my|^are the|do agents|^Ⓜs|客服已|服已|没收|没收到|收到$|~how doⓅ|柜的$
-0.19 ^转给|转给|want a|~inⓅ|有客|有客服|那位|那位客|来电|不用|^现|^现在|现|现在|~Ⓟ在|ⒺⒽ|Ⓖ的$|^ⓂⓉ|~Ⓟ好|^主|~Ⓟ穿|人帮|人帮忙|Ⓘ帮|Ⓘ帮忙|~Ⓟ帮|~Ⓟ帮忙|Ⓔ好|Ⓖ款|电话没|话没|Ⓒ没|Ⓒ没人|Ⓐ看|Ⓐ看$|人工确|工确|工确认|拖|vinyl|vinyl$|vacuum|vacuum$|^Ⓟ测|Ⓟ测|~^Ⓟ测|~Ⓟ测|发$|到$|人配|配|help choosing|choosing|theⒾ|~theⓅ|^the human|适合|好Ⓜ|好Ⓜ$
-0.20 有人工|个人$|人看|case|^iⓃ|iⓃ|^活|^活人|对|ⒾⒶ|Ⓣ那位|那位Ⓔ|~那位Ⓟ|^回|^回拨|is not|isⓃ|度|~ⓅⒽ|香|图吗|图吗$|特|活人感|人感|一个人|人体|体|审核吗|核吗|核吗$|or a|or a person|the photo|iⓉto|Ⓣto|~ⓉtoⓅ|~toⓅⓉ|it up|it up$|^is someone|is someone|bought|want the robot|pictures|量$|~^Ⓟ配|~Ⓟ配|help with|call before|before|pay$|收到|paid|tracking$
-0.21 人工了|工了|工了$|^换人|person|^can i|能人工|人联|人联系|~^areⓅ|单|跟我聊|我聊|码|名字|精|Ⓦ用|洗|送礼|人送|老人|which|Ⓜ再|~Ⓟ再|收$|~^Ⓟin|^no person|no person|^ⓃⒾ|ⓃⒾ|model$|~^Ⓟ满|~Ⓟ满|~Ⓟ满意|ⓈⓌ|人推|人推荐|多重|重|~谢谢Ⓟ|~谢Ⓟ|~谢Ⓟ$
-0.22 成|real|help|^Ⓜ|^Ⓜ$|口|^areⓅ|周|是什|是什么|人穿|一Ⓖ|人工审|工审|工审核|审|审核|^Ⓑ怎|Ⓑ怎|Ⓑ怎么|are you a|you a|price|i amⓅ|amⓅ|agent in|^two|~how manyⓅ|~manyⓅ|t shirt|t shirt$|^家|家里|call quality|^Ⓟof|Ⓟof|person in the|areⓅpaid|Ⓟpaid|~areⓅpaid|~Ⓟpaid|on the watch|the watch|the watch$|watch|watch$|^hi掌|hi掌|hi掌柜
-0.23 帮|换个人|^按|^按0|按0|按0$|发票|老板谈|板谈|^is the|我了$|天$|真人实|人实|^Ⓟ感|Ⓟ感|~^Ⓟ感|~Ⓟ感|有货|适|orⒾ|orⒾ$|~orⓅ|~orⓅ$|~^doⓅ|game|game$|shirt|shirt$|^boss|my phone|不会|^人多|人多|^几|^need help|need help|^Ⓦhelp|included|included$|order|过了|过了$|pack it|pack it$|check|fee|fee$
-0.24 换个|姐姐$|姐$|agent$|Ⓔ打|withⓅ|withⓅ$|put me|申|申请|我的|单$|输|输入|选|^先|先|机$|Ⓖ精|身|老板娘|板娘|娘|^送|聘|退吗|退吗$|Ⓖ核吗|ⓆⓅ$|~ⓆⓅ$|feet|for myⓂ|~for myⓅ|my manager
-0.25 回我|machine$|Ⓟ看|must|there a supervisor|多少钱|少钱|少钱$|钱$|模|耳机|锁|锁$|^打电|错|在哪里|Ⓖ核|^Ⓠa|Ⓠa|谁负|谁负责|运|运费|拼|~^Ⓟis|person in|^theⒷ|刚刚|pack|~Ⓟpack it
-0.26 Ⓟ了|Ⓟ了$|~Ⓟ了$|^换个|you|theⒷ|申Ⓥ|投诉Ⓔ|诉Ⓔ|~投诉Ⓟ|~诉Ⓟ|名|^Ⓗ有|Ⓗ有|~Ⓗ有Ⓟ|播|Ⓦ退吗|找人代|人代|人代付|代付|ⓋⒾ代|Ⓘ代|Ⓘ代付|~ⓋⓅ代|~Ⓟ代|~Ⓟ代付|~Ⓟ退|~i amⓅ|~amⓅ|^one|份|^does the|book|book$|^escalating|escalating|headset|headset$|购|Ⓟis|^didⓅ|didⓅ|name
-0.27 i want a|transfer me to|机器$|器$|责人联|review|isⒶⓂ|ⒶⓂ|在回|dog|quality|^gift for|~^Ⓟs|~Ⓟpack|^hiⓂ|hiⓂ|hiⓂ$|~^hiⓅ|~hiⓅ|~hiⓅ$
-0.28 转人|个机|个机器|^需|^需要|^need a|~^doesⓅ|确|确认|^thanks|thanks|^ⒺⓉ|ⒺⓉ|^ⒷⓋ|ⒷⓋ|制$|推|推荐|荐|收货|~Ⓟ收货|^投|^投诉|不回|门口|器人能|地址|址|does the
-0.29 客服$|i want|is there a|there a|刚|^anyⓂ|anyⓂ|~^anyⓅ|~anyⓅ|是真人|^这是|这是|含|制|调|能退|Ⓐ里|多久|久|Ⓟin|~^Ⓟof|~Ⓟdiscount|gift for|评$|film|film$|^好|票$
-0.30 ^我想|我想|^i want|~doesⓅ|person on|号|耳|礼|^do not|do not transfer|not transfer|not transfer me|i pay|再|^Ⓑ不|改一|改一下|~Ⓟis|my boss|a store|a store$|store$|人工收|工收|~Ⓟ修|人装
-0.31 转人工|请|都|个Ⓑ|留|^call me|^manager|什么$|么$|~做Ⓟ|像|~twoⓅ|^does a|does a|^来电|^service|商|^Ⓦ给|Ⓦ给|Ⓘ装|~Ⓟ装
-0.32 马|^别|用|小姐|小姐姐|姐|姐姐|退款|need support|~Ⓟsize|打包|几个|几个人|sign$|for two|Ⓟreview|~Ⓟreview|^willⒾ|willⒾ
-0.33 live|^stop|stop|do not want|not want|^you|^you are|you are|票|is the|看$|在$|人能|掌|掌柜|柜|是自动|^Ⓗ|人签|discount$|^did|colours|colours$|~Ⓟat|^Ⓟ收|Ⓟ收|修$
-0.34 服|ⓌⓅ$|^Ⓔ|agent|^any|rep|^一|Ⓥ电话|up$|i need support|ⓃⓅ|是自|字|价|^负|^负责|费$|doⓅ|of the|for my|~Ⓟsign|^Ⓥmy|Ⓥmy|did|is the model|the model|分|充
-0.35 ^人工|^can you|can you|customer|customer service|me a|ⓋtoⓅ|ⓃⓅ$|~ⓃⓅ$|挺|漂|weight|weight$|two$|二|^is live|is live|里人
-0.36 有值|多少|少|钱|签|衣|or|^how many|how many|many|manager's|^machine|几Ⓖ|~^didⓅ|~didⓅ
-0.37 不|ⓋⒾ|team|is|~^isⓅ|Ⓥ电|~啊Ⓟ|~啊Ⓟ$|^is a|is a|^isⒾ|isⒾ|地|^专|special|special$|^新|^小|night
-0.38 ~Ⓟ了|^real|do|~Ⓟin|什|什么|of|告|图|手|可以吗|以吗|以吗$|文|photo|error|^ai|~^Ⓟ收
-0.39 ^找人|了$|作|to someone$|ⓌaⒷ|a robot$|anyone$|Ⓦ退|好$|ⓆⓅ|是哪|表|one person$|oneⒾ$|~oneⓅ$|控|ⓆⒷ吧
-0.40 会|talk to the|~ⓆⓅ|年|穿|~doⓅ|pick|kids|myⓂ$|~myⓅ$|^有电|有电|有电话|live tracking|中|晚班
-0.41 怎|怎么|需要人|人来$|needed|哪里|^已|^已经|的是|wears
-0.42 弄|^put me|里|~Ⓟread|~Ⓟread this|是真|检|not want the|弄$|台|心
-0.43 ⓅⓉ|班的|^are|on|工还是|^有Ⓘ|^are you|in person|inⒾ|want the|新|mug$
-0.44 人看看|看看|aⒷ|^staff|别转|别转人|^ⓃⓅ|^纯|^纯人|纯|纯人|纯人工|书|改|付|^ⓆⓈ|ⓆⓈ|discount|联系电|系电|系电话|电话填|话填|^ⒷⓌ
-0.45 要转|要转人|懂|need a human|的机|的机器|~Ⓟof|^robot|测|tracking|的Ⓠ
-0.46 ^机|^机器|老板|^representative|^operator|^support|boss|~Ⓟneeded|ⓃⓌthe|per person$|perⒾ$|~perⓅ$
-0.47 ^live|~ⓃⓅ|^does|read|read this|read this$|~byⓅ|hoodie|hoodie$|t|~过Ⓟ|~过Ⓟ了|^agents|^hi|hi
-0.48 ~ⓌⓋⓅ|需|需要|^换|~Ⓟ来|老|^Ⓝthe|Ⓝthe|ⓃtheⒷ|do not|a bot|感|招|per|per person|perⒾ|~perⓅ|i manager
-0.49 ^stop the|stop the|老板在|板在|^is this|is this|shoes|shoes$|质|mug
-0.50 班|^please|does|^iⓉ|iⓉ|^ⓆⒷ|Ⓜs
-0.51 到|~^Ⓟ|need a|someone else|someone else$|else$|are|have an|have an agent|^ⓅⓉ|的Ⓑ|填|^ⓌⒼ|^hello|hello|量|^智|^智能|^智Ⓦ|^Ⓦa
-0.52 ~ⓋⓅ来|to someone else|评|ⒷⓌ|过人
-0.53 要人工|器人$|^team|Ⓖ的
-0.54 懂的|Ⓘ来|else|^Ⓒ|服在吗|已经|model|myⓂ
-0.55 ⓋⓅ|哪|ⓋⒾ来|representative|in|to the|are you|选的|修
-0.56 服$|toⒾ$|size$|oneⒾ|~oneⓅ|for real
-0.57 ~下Ⓟ$|robot$|up|人Ⓥ|one person
-0.58 还是|^Ⓝ|电话|~Ⓟ看看|toⒾ|发|~ⓋⓅ看|^晚|sign|~myⓅ|points
-0.59 懂的人|Ⓖ$|Ⓗ|的吗|的吗$
-0.60 ~一下Ⓟ|^想|机|^Ⓣ|size|transfer$|pay
-0.61 的|领导$|导$|打电|打电话|板|want|need|^call|报|代|安装吗|家|派人
-0.62 ⓋⓅ$|ⓌⒸ|Ⓦa|装吗|装吗$|~Ⓟs|^想做|想做|^Ⓦ做|Ⓦ做
-0.63 派|^help me|款$|合
-0.64 on the|没人Ⓥ|人Ⓥ$|fast
-0.65 在哪|找人|~^ⓃⓅ|the robot$|code|code$
-0.66 有|^what
-0.67 service
-0.68 real people
-0.69 ^你们|包
-0.70 ⓌⓋⒾ|helpful|beⓅ|~beⓅ
-0.71 做|a robot|天|^gift
-0.72 ^真人|经|已|~Ⓟ收|^the
-0.73 司|ⓌⒼ|what
-0.74 老板$|没人|^Ⓠ|~^forⓅ|real people$
-0.75 ~下Ⓟ|换|operator
-0.76 吗$|anyone|gift|Ⓑ吧|Ⓑ吧$
-0.77 有人|小|过|示
-0.78 the machine
-0.79 要人|下领|下领导
-0.80 给我打|我打|agents
-0.81 到了|^到|在不|在不在|不在|不在$
-0.82 我打电|ⓋⓅ看|安装
-0.83 真人|安|有Ⓘ|费|定
-0.84 么|货|by|^贵|贵
-0.85 晚|下Ⓜ
-0.86 two
-0.87 板$|^can|Ⓠ|^for|be a
-0.88 people$
-0.90 了|^help|送
-0.91 领导|导
-0.92 吗
-0.93 to someone|ⓆⒷ$|be|the robot
-0.94 几
-0.95 Ⓣ|领|support|iⓃⓌ
-0.96 想
-0.97 ⓌⒸ$
-0.99 款
-1.00 件
-1.03 在
-1.04 ~ⓅⓉ|好
-1.06 ⓃⓋⓅ
-1.09 for|~^ⓅⓉ
-1.13 ~ⓃⓋⓅ|^Ⓑ
-1.17 machine
-1.18 电
-1.19 ⓃⓌ|收
-1.20 多
-1.21 people
-1.26 transfer
-1.33 装
-1.37 ^transfer
-1.40 my
-1.42 ⓃⓋ
-1.44 ^is
-1.52 是
-1.55 the|it$
-1.61 robot
-1.67 ^ⓃⓋ
-1.89 ^Ⓖ
-2.45 Ⓖ
-2.52 it
-6.56 #no wish
`;
