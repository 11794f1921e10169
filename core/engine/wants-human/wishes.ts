// Sentences that ask for a person, and sentences that only sound like it. What the wish is learnt from.

/** One a line: who says this wants to leave the bot and talk to a person. */
export const wishes = `
转人工
转人工客服
转人工服务
转接人工
我要转人工
帮我转人工
麻烦转人工
请转人工
可以转人工吗
能转人工不
怎么转人工
如何转到人工
人工
人工人工
人工！！
人工客服
人工服务
人工在吗
人工呢
有人工吗
有没有人工
人工客服在哪
人工客服怎么找
我要人工
我要人工客服
我需要人工
找人工
找个人工
叫人工
叫人工来
呼叫人工
接人工
接一下人工
给我人工
给我接人工客服
给我转人工吧
快转人工
马上转人工
立刻转人工
直接转人工
还是转人工吧
算了转人工
那转人工吧
不用你了，转人工
别废话，转人工
说了转人工
都说了三遍转人工了
再问一遍，能不能转人工
切人工
切换人工
切到人工
换人工
换成人工
要真人
我要真人
找真人
真人客服
找真人客服
来个真人
来个活人
有活人吗
有真人吗
有没有真人
有没有活的
给我找个活人
换个真人
换真人来
真人在吗
真人客服在线吗
我想跟真人说话
我想和真人聊
想跟真人沟通
能和真人聊吗
可以跟人说话吗
我要跟人说
我要跟人讲
我想找个人问问
有人能帮我吗，不要机器人
找个人跟我说
找个懂的人来
叫个能说人话的来
叫个人来
来个人
来个人行吗
派个人来跟我说
让个人来回我
换个人
换个人跟我说
换个人来处理
换个会说话的
换个能听懂的
你听不懂，换人
听不懂就换人
你根本不懂，让人来
别让机器人回我
别用机器人糊弄我，叫人来
不要机器人
我不要机器人
不想跟机器人说
我不想跟机器说话
不想和机器聊
不跟机器人聊
懒得跟机器人讲
跟机器人说不清楚
机器人说不明白，我要人
机器人解决不了，给我人工
机器人没用，转人
机器人走开，叫人
你个机器人别说了，叫你们的人来
能不能别自动回复了，来个人
自动回复看烦了，人呢，转一下
客服
找客服
转客服
接客服
我要找客服
联系客服
怎么联系客服
帮我联系客服
帮我找一下客服
呼叫客服
在线客服
转接客服
转在线客服
请帮我转接在线客服
转一下客服
我要跟客服说话
我要和客服聊
让客服来
让客服跟我说
让客服联系我
让客服回我个电话
转售后
转售后客服
找售后客服
接售后
帮我转售后的人
转给售后专员
找专员
转专员处理
我要专人处理
有没有专人跟进
找你们主管
叫主管来
叫你们主管跟我说
我要找主管
让你们领导来
找你们领导
叫领导出来
叫你们经理来
我要见经理
让经理给我打电话
找店长
店长在不在，我找店长
叫你们老板来
找老板
我要跟老板说
让老板联系我
找负责人
找你们负责人
让负责人给我回电
找个能做主的
找个管事的
叫个能拍板的
有没有能负责的人出来
让你上级来
我要投诉，转人工
我要退货，帮我转人工
这个问题太复杂了，转人工吧
订单出问题了，找客服
你不行，换人工
能打电话给我吗
给我打个电话
给我回个电话吧
可以电话沟通吗
能安排人打给我吗
能不能有人给我打电话
留个电话让人打给我
我想打电话跟你们的人说
能语音吗，我想跟人说
能视频通话找个人看看吗
工作人员在吗
叫工作人员
找工作人员
你们的工作人员呢，让他来
值班的人呢，接一下
有值班客服吗，转一下
小二在吗，转人工
人工小姐姐
给我一个客服小姐姐
换个小姐姐来
亲，转下人工
亲帮忙转人工呗
麻烦帮我转接一下人工谢谢
您好，我想转接人工客服
你好 人工
在吗 转人工
退款 人工
转人共
转人公
人工客副
人工客福
转仁工
传人工
专人工
赚人工
转人工客服务
zhuanrengong
zhuan rengong
zhuan ren gong
rengong
ren gong
rengong kefu
wo yao rengong
zhao rengong
zhao kefu
zhuan kefu
zhenren
zhao zhenren
kefu
转人工 pls
转 human
我要 agent
转 agent
find 真人客服
给我 real person
transfer 人工
please转人工
human客服
要 human 不要 bot
can you 转人工
轉人工
轉真人
我要真人客服
請轉接客服人員
幫我轉專人
找真人處理
可以請真人回覆嗎
有真人可以講嗎
請客服打給我
換人來講
不要機器人回我
0
按0
转0
agent
human
person
representative
operator
real person
live agent
human agent
customer service
customer support
support agent
agent please
human please
a human please
operator please
representative!!
AGENT
HUMAN
talk to a human
talk to an agent
talk to a person
talk to a real person
talk to someone
talk to somebody
talk to your manager
let me talk to a human
let me speak to someone
let me talk to your supervisor
can I talk to a human
can I talk to someone
can I speak with a person
could I speak to a representative
may I speak to a manager
I want to talk to a human
I want a human
I want an agent
I want a real person
I want to speak to your boss
I need a human
I need an agent
I need a real person to help me
I need to speak with someone
I need someone who can actually help
I'd like to speak to an advisor
I would rather talk to a person
I'd prefer a human
get me a person
get me your manager
get me someone with a brain
give me an agent
give me a human being
connect me to an agent
connect me with support
connect me to customer service
please connect me with a live person
transfer me
transfer me to a person
transfer to agent
transfer me to someone else
put me through to someone
put me through to a real human
switch to human
switch me to an agent
hand me over to a human
hand this over to your team
escalate this
escalate to a supervisor
please escalate my case to a manager
is there a human here
is there anybody real there
is there anyone I can talk to
is there a real person I can talk to
is anyone real there
any humans around
any real people here
are there any actual people working there
can a real person help me
can a person look at this
can somebody human answer
can someone from your team help me
can someone call me
can you call me
could someone call me back
please call me
call me back please
have someone call me
can I get a call from your team
can I call someone
how do I talk to a human
how do I reach an agent
how can I contact a person
how do I get a real person
how to speak to an agent
who can I talk to
who can I speak to about this
where can I find a human
no bots please
no more bots
stop the bot
I don't want a bot
I don't want to talk to a robot
I don't want to chat with a machine
I hate talking to bots
I'm not talking to a machine
enough of this bot, get me a person
this bot is useless, get me a human
you are a bot, I want a person
you don't understand, get someone else
you can't help me, I need a human
stop the automated replies and get me someone
not a bot, a person
someone real please
somebody real please
anyone human
an actual person please
an actual human being
live chat with a person
live support please
live person
speak to agent
speak to a live representative
speak to a rep
speak to management
speak with someone in support
chat with agent
chat with a live agent
chat with a human
I want to speak to a manager
manager please
supervisor now
get your supervisor
let me see your supervisor
your manager, now
I demand to speak with a manager
I'd like a callback
request a callback
human support
human help
human assistance please
need human
want human
pls human
hooman
humann please
agnet please
tlak to a human
real human now
reprsentative
customer servise agent
speak to somone
人工帮我看下
人工处理
请人工处理
能人工处理一下吗
这个要人工才能解决吧，转一下
我想问人工
想咨询人工客服
咨询人工
联系人工
联系真人
联系一下人工客服
连线人工
连人工
连接人工客服
召唤人工客服
人工出来
人工快来
人工能出来吗
客服出来
客服呢，出来说话
客服快来
来个客服
来一个客服
请给我一个真的客服
有没有客服能帮我处理
有客服能接待我吗
客服接一下
谁能接待我一下，不要机器
真的客服在吗，不是机器人那种
不是机器人的客服有吗
有没有不是机器人的
有没有会说话的人
你们那边有人吗，活人
你们有真人客服吗
你们有没有人工服务
你们店里有没有人可以聊
我想找你们店里的人
叫你们店里的人回我
叫个懂行的来
找个懂技术的跟我说
换一个懂业务的人
换一位客服
换个客服
换一个客服跟我说
给我换个客服
能换个人吗
你换个人吧
你让别人来吧
你别说了让人来
你走开，叫真人
机器人退下，真人上
机器人滚，叫人工
关掉机器人，我要人工
别机器人了
能不能不要机器人回答
除了机器人还有人吗
怎么全是机器人，找个人来
老是机器回复，有没有人啊给我转一下
一直自动回复，我要找人
我就要人工
必须人工
只要人工
只跟人工说
只想跟人说话
我要求人工服务
我申请人工
申请人工介入
需要人工介入
人工介入一下
人工协助
请求人工协助
求人工
求转人工
求个真人
有事找人工
有急事，转人工
急，要人工
很急，快叫人来
订单被吞了，叫客服来
发票的事找人工说
退款问题需要跟人沟通
我要跟你们经理谈
想跟你们领导反映
跟你们主管通话
让你们主管给我回电话
请店长联系我
请负责人联系我
请安排专员联系我
请安排客服给我回电
麻烦安排人工回访
麻烦让售后联系我
让售后打给我
售后人员在哪，转一下
售后专员呢
找一下售后的同事
找你同事来
你同事呢，换他来
叫你同事
叫上级
找你上司
叫能管事的来
最高负责人是谁，我要找他
老板电话给我，我跟他说
我要打你们的电话跟人说
能直接电话联系你们吗
能不能语音跟客服讲
可以语音客服吗
可以加人工微信聊吗
人工通道
人工服务入口在哪
人工入口
人工怎么按
按几转人工
怎么才能找到人工
为什么找不到人工
在哪找人工客服
没有人工吗
难道没有人工客服吗
没人工吗
woyaozhuanrengong
qing zhuan rengong
rengong fuwu
zhuan zhenren
jiao kefu
huan ren gong
bang wo zhuan rengong
人gong
ren工
转kefu
人工啊人工
人工人工人工
轉接人員
我想跟專員講
找店長
叫主管來
有真人嗎
人工客服在嗎
請幫我轉人工客服
connect to agent
connect with a rep
need to talk to someone
need someone to help me
need a person
want to speak to a person
wanna talk to a human
wanna speak with someone
lemme talk to a person
let me speak with your manager
can i chat with a person
can i chat with an agent
can i speak to someone please
could you put me through to a person
could you get me a human
could you transfer me to a colleague
would like to talk to an agent
would like to speak with customer service
i would like a person to look at this
i'd like a human to review this
please get a human
please get someone
please let me speak with a human
please have a manager contact me
have your manager email me
ask your manager to call me
ask someone to contact me
someone needs to call me
i need somebody to call me
give me a call
can you give me a call
ring me please
phone me
can we talk on the phone
can i talk to someone on the phone
i want to call you
talk to support
talk to customer care
contact support
contact customer service
contact an agent
contact a human
reach a human
reach support
reach someone
get a representative
get a human
get an operator
find me a person
bring me your manager
bring in a human
human intervention please
human needed
human required
humans only
only a human can fix this
i only talk to humans
i refuse to talk to a bot
i won't talk to a machine
i don't do bots
bots are useless, human
not talking to a robot
bypass the bot
skip the bot
skip to agent
exit bot
quit bot, agent
turn off the bot
leave the bot
can the bot leave, I want staff
is a human available
is an agent available
is there an agent available
are any agents online
are there agents online
is somebody real available
anybody real there
any real person
any human here
any agent
anyone from support
anyone from the team to talk to
someone from the store please
a member of staff please
speak to a member of staff
staff please
talk to staff
talk to the owner
speak with the owner
i want to speak to the owner
who is your manager, let me talk to him
who do i speak to
where do i find a real person
where is the live agent
how to get a human
how to contact support
how to reach a person
how do i call you
i can't get through to anyone, connect me
you're no help, agent
this isn't helping, get me someone
you keep repeating, give me a human
that's not what I asked, let me talk to somebody
live chat
live help
live operator
live human
live rep
real agent
real human
real support
actual human
actual agent
escalation please
escalate to human
escalate to your supervisor
please escalate
supervisor please
i demand a supervisor
i want your supervisor
higher up please
someone higher up
someone senior
someone competent please
这种情况只能人来处理吧
这个得人工看
让人看一眼我的单子
让人工核对一下我的订单
安排个人给我处理
安排真人跟我对接
给我安排一位客服
给我派个客服
给我派个真人
麻烦叫人来一下
麻烦换人来回答
麻烦喊客服
喊人
喊个客服
喊你们经理
喊店长出来
呼叫真人
呼叫人工客服
要跟人对话
要跟真的人对话
要求跟真人对话
想跟活人讲话
想跟你们店的人讲
我想当面跟你们负责人说
能让负责人出面吗
能不能请你们领导出面
能请主管来处理吗
能让我跟你们老板聊聊吗
能不能换个人跟我聊
能不能换真人
能不能找个人来
能不能叫客服
能接真人吗
可以接人工吗
可以帮我接客服吗
可以让客服联系我吗
可以换真人吗
可以不跟机器人聊吗
有没有真正的客服
有没有懂的人
有没有真的人在
有没有人管，叫人来
有没有能打电话的客服
有专门负责的人吗，叫来
请让真人回复我
请让人工回复
请人工核实
请客服介入
客服介入
让客服介入
要客服介入处理
麻烦客服处理一下
麻烦人工核查
不要智能的，要真的
不要系统回复，要人回复
不要模板回复，找人跟我说
不想听自动回复了，接人
不是问你，我要问人
跟你说没用，找人来
跟你讲不通，换你们客服
跟AI说不明白
AI听不懂，找真人
AI客服太笨了，换人工
你是AI吧，给我换人
你不是人，我要找人
别让AI回我
关掉自动回复
退出机器人
退出智能客服
取消机器人
跳过机器人
直接找人工
直接给我接客服
立即接入人工
马上接人工
赶紧叫人
快点来个人工
速转人工
转客服人工
转接真人
转接到客服
转接到真人
转接主管
转给主管
转给真人
转你们经理
转到人工坐席
人工坐席
人工座席
排队等人工
我等人工
我要排队人工
连接真人
连接客服
对接人工
对接客服
在线等人工
求客服
求人工回复
求真人回复
客服快回
人工客服快回
人工快点
人工客服请出来
呼唤人工
来人
来人啊
来个能解决问题的人
来个明白人
来个懂的
来个管事的
来个负责人
来个客服小哥
zhuan ren gong xie xie
zhao ren gong ke fu
jiao ren gong
jie ren gong
bang wo zhao kefu
huan zhenren
zhen ren ke fu
转人攻
转人供
转人工可服
人公客服
人工客复
人工客扶
真仁客服
拨打客服
打给客服
给客服打电话
打你们店电话找人
电话联系我
请电话联系我
麻烦打我电话
让店家打给我
a live one please
a real one please
any live agents
any live person
any real agent
are there any people I can chat with
bring a human
bring your supervisor
can an employee help
can an agent help me
can a human help
can a human answer
can a live agent take this
can i get a human
can i get an agent
can i get a real person
can i get somebody
can i have a human
can i have a person
can i please talk to staff
can i reach someone
can somebody call me
can someone actually help me
can someone take over
could a person look into this
could a human take over
could an agent call me
could you find me an agent
could you forward me to a human
could you hand me to an agent
could you pass me to a person
do you have a human
do you have a real person
do you have live agents
do you have someone I can talk to
do you have actual staff
does anyone real work here
forward me to a human
forward this to your manager
forward me to support
get me out of this bot
get me off the bot
get me support
get someone on this
get somebody here
get your boss
give me a real agent
give me customer service
give me someone
give me somebody real
give me your supervisor
hand off to human
handover to human
have a human contact me
have an agent reach out to me
have a supervisor call me
have someone reach out
human agent now
human, not bot
human being
how about a human
how do i speak to a real person
how do i talk to support
how do i get through to a person
how do i get to an agent
how do i skip the bot
i am asking for a person
i asked for a human
i asked for an agent
i asked to speak to someone
i can't deal with a bot
i have to talk to someone
i just want a person
i just want to talk to someone
i must speak to a manager
i need a live chat
i need a call
i need human help
i need live help
i need support from a person
i need to reach a human
i only want a real person
i prefer speaking to a human
i prefer to chat with a person
i said agent
i said human
i want customer service
i want live support
i want real help from a person
i want someone real
i want to chat with somebody
i want to escalate
i want to escalate this to a manager
i want to talk with staff
i wish to speak to a representative
is there a manager I can speak to
is there a number to talk to somebody
is there a human option
is there a supervisor
is there somebody I can speak with
is there someone in the shop I can talk to
let a human answer
let a person handle this
let me chat with a human
let me chat with support
let me out of this bot
let me talk to a live agent
let me talk to your boss
live agent now
live agent please
live representative
manager
need a live agent
need a rep
need an actual person
need assistance from a human
need customer service
need support agent
not an ai please
no ai please, real human
no robot
no robots
no machine, human
oh get me a person
pass me to a human
patch me to an agent
people please
put a manager on
put a real person on
put me on with a human
put me in touch with a person
put me in touch with your manager
put someone on
real customer service
real people please
send me to an agent
send this to a human
send in a human
someone please talk to me
someone real
speak human
speak to a human
speak to a supervisor
speak to your manager
speak with a live person
stop with the bot
supervisor
support person
take me to a human
take me to an agent
this needs a human
this needs a manager
time for a human
too dumb, human please
want a real agent
want agent
we need a human here
where are the humans
where is a real person
where is customer service
where's the human
who can help me, a real one
will a human read this, I need one
would you get a human
would you transfer me
you're not helping, transfer me
这问题你解决不了，给我转人
你回答不了，帮我找客服
答不上来就叫人
说了半天没用，转人工吧
算了不跟你说了，叫客服
你这个机器人不行
机器人太蠢，换人
我在跟谁说话，换个真人
烦请转接一位人工客服
劳驾接一下人工
辛苦帮忙转一下真人
方便的话请人工客服联系我
希望有真人能回复我
希望人工处理
最好让人工看一下
我想要一个真人来解决
我想让你们的客服看一下
我想让经理知道，叫他来
我要找个人理论
我要跟一个能负责任的人谈
我只认人工
我就想找个人说说
有没有大活人能说句话
有人类吗
有人类客服吗
给我来个人类
真的人在吗
真实的人在吗
能不能来个真的人
可不可以让真人跟我聊
可不可以转到客服那里
能不能给我接通你们客服
能帮我联系上你们客服吗
能叫醒一个客服吗
谁是负责人，让他跟我说
哪位客服在，接一下我
哪里可以找到真人
哪里可以转人工
去哪找人工
怎么跟真人对话
怎么才能跟人说上话
怎么呼叫人工
怎么接通人工
如何联系真人客服
如何找到你们客服
点哪里转人工
输入什么能转人工
要说什么才能转人工
转人工的按钮在哪
人工按钮没反应，帮我转
人工排队排到我了吗，快接
人工怎么还不来
人工还没接进来吗
还没转到人工吗
转了吗，人工呢
说好的转人工呢
一直没给我转人工
为什么不给我转人工
你倒是转人工啊
那就转人工呗
行，转人工
好，转吧，人工
嗯嗯转人工
对，我要人工
是的转人工
需要，转人工
确认转人工
同意转人工
选择人工服务
选人工
点人工
找售后的人
找售前客服
找懂尺码的客服
找会英语的客服
找会粤语的客服
要个女客服
要昨天那个客服
找上次那位客服
换刚才那个客服来
叫小王来，他是你们客服
找你们技术
找技术人员
找财务的人
找仓库的人问
让仓库的人跟我说
找你们总部
让总部的人联系我
找你们投诉部门的人
让投诉专员来
店主在吗，想直接聊
想直接联系店主
找店主
找掌柜
叫掌柜的来
直接跟老板谈
老板本人在吗，让他来
我要视频找客服
打个语音给我
语音通话行吗，找个人
麻烦来电
请来电沟通
回拨一下
请回拨我
麻烦人工电话回访我
I'd rather deal with a person
I'd rather speak with somebody
I prefer people over bots
I would feel better talking to a human
I think I need a human for this
I guess I need a person
sorry, I need a real person
thanks but I want a human
ok get me an agent then
fine, agent
just connect me
just transfer me already
just get a human
just give me a person
just let me speak to someone
yes, transfer me
yes please, agent
yes human
yes connect me to a person
no, I want a human
no, get me a real person
that didn't help, human please
this didn't help, I want an agent
you didn't answer, get a person
wrong answer, agent
that makes no sense, let me speak to a person
stop, human
help from a human
help me reach a person
help me talk to someone
help me contact an agent
I can't find a way to talk to a person
I can't reach anybody, can someone call
I've been trying to reach a human
trying to reach an agent
trying to talk to a real person
trying to get hold of somebody
is there any way to talk to someone
is there any way to get a human
is there an option to speak to an agent
is there anybody who can talk to me
is there anyone in charge
is there anyone alive there
is there a person behind this
is anybody human available
is a person available
is a manager available
is the manager around
is the owner available
is staff online
are staff available
any staff online
any support agent online
any supervisor around
could I have a word with a manager
could I have a human
could I get someone on the phone
could I get a supervisor
could somebody real answer
could you ask a colleague
could you ask a human
could you connect us with an agent
could you let me talk to a human
could you please escalate
would it be possible to speak to a person
would like a human agent
would prefer a person
may I have an agent
may I talk to your supervisor
may I be connected to a person
please escalate to a human
please give me a person
please hand me over to a person
please put me through
please route me to an agent
route me to a human
redirect me to an agent
redirect to human
refer me to a person
direct me to a human
send me a human
send somebody
send for the manager
fetch me a human
fetch someone
summon a human
page a manager
dial an agent
call an agent
call a human for me
call your manager
ask a human
ask for a human
ask for agent
assistant is useless, I want a person
the assistant can't help, person please
this assistant is not helping get me staff
virtual assistant no, human yes
anything but a bot
not another bot
not you, a human
you're a machine, I want a person
I know you're a bot, get me a human
bot go away
go away bot, human
enough bot
end bot
end chat with bot and get agent
cancel bot
disable bot
agent chat
agent support
agent help
agent!
agent agent agent
human human human
representative please
rep please
csr please
cs agent
speak representative
speak agent
speak to human
speak with human
talk human
talk agent
talk to rep
talk to live agent
talk to real human
live chat agent
live person please
live human please
live customer service
real live person
a living person
an actual employee
an employee please
employee
colleague please
team member please
`;
