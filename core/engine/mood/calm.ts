// Calm sentences without an angry twin: thanks, plain wishes, plain bad news. They keep ordinary talk calm.

export const calmTalk = `
好的
好的谢谢
嗯
知道了
明白
收到
行，没问题
可以
不用了
先不用了，谢谢
再看看
我考虑一下
稍等我看看
没事了
已经解决了
东西收到了，很满意
质量很好，下次还来
你们家衣服真好看
客服态度特别好，点赞
发货真快
第三次回购了，一直很喜欢
你们服务真周到
太好了，终于到了
辛苦你们了
你好厉害呀，这么快就回复
我是新来的
我不要这个颜色了
这件我不想要了
不想买了，取消吧
我拍错了
我地址写错了
电话号码填错了
名字写错一个字
尺码拍小了
数量不对
颜色不对
少了一个
坏了
破了
裂开了
漏了
断了一根
打不开
用不了
不能用
连不上
充不进电
没反应
没收到
没到
还没到呢
还没收到货
一直没发货
三天没更新了
物流不动了
找不到包裹
别人签收了
放错地方了
盒子压坏了
瓶子碎了
衣服有点掉毛
有一点点瑕疵
穿着有点紧
有点大
鞋子磨脚
皮肤有点痒
吃完肚子不太舒服
我有点失望
感觉一般
效果不太明显
和想象的不一样
没有描述的那么好
有点贵
太贵了
能便宜点不
便宜点呗
发个券给我
给我改个价
给我看看实物
拍个视频给我
你们家有实体店没
你们在哪个城市
你们公司叫什么
你叫什么
你是谁
你是机器人还是人
有人没
在不在
人呢
客服在不在呀
怎么没人回我
等了一会儿了，还在吗
你们几点下班
周末发货不
一天吃几片
说明书丢了
忘了备注
忘记用券了
多付了钱
重复付款了
付不了款
钱扣了，订单没了
被多收了五块
我要退货
我要退款
我要换货
我想退掉
退货退款
申请退货了
退回去了，你们收一下
退款还没到
钱没到账
仅退款
我要投诉快递
我要反馈一个问题
我想投诉一下快递员
怎么投诉商家
怎么申请平台介入
投诉电话多少
差评能改成好评吗
我给了好评
我写了个差评，可以修改吗
要开发票
发票抬头写错了
急用，麻烦快一点
明天要用，来得及不
很着急，帮我催催
能不能快点发
催一下
催催物流
帮忙催一下发货，已经四天了
等了快一周了，有点着急
之前说昨天到，现在还没到
上次客服说今天回复我
你们答应给我补发的
你说会联系我的
垃圾袋有多大的
垃圾桶带盖子不
这个粉底液会不会假白
滚筒刷要换了
气垫还有什么色号
死贵死贵的，能便宜点吗
笑死我了，好可爱
我靠垫要两个
防骗提示是你们发的吗
疯狂星期四有活动吗
傻瓜相机有货没
黑心棉怎么辨别
破洞牛仔裤有货吗
恶心呕吐能吃这个吗
神经末梢修复霜
报警器怎么装
律师袍有没有小码
生气的表情包贴纸
投影仪一直闪
机器不工作
机器人扫地机不回充
买了三次了，每次都不错
又来买了
又下单了一件
再来一件
还要两件
最后一件了吗
最后一天活动吗
给我妈买的
给老爸买的，他很喜欢
他妈妈也想要一件
你妈妈同款
到底了，没有更多了吧
凭票退货吗
凭什么证件领
谁能帮我看下
我就问问
没别的意思，就是想确认一下
打扰了，不急
慢慢来，不着急
理解，快递爆仓嘛
没关系
不怪你们，是快递的问题
ok
okay
sure
alright then
got it
no problem
thank you so much
thanks, that helps
much appreciated, have a nice day
love it, great quality
great shop, fast delivery
excellent service as always
best purchase this year
you have been so helpful
good job on the packaging, very pretty
bye for now
just looking around
let me think about it
give me a second
one moment
not yet
that is all, thanks
hello
hi there
anyone here
anybody online
still there
are you there
who am I talking to
are you a robot or a person
what is your name
I want to buy two
I want to cancel this
I want to return it
I want to exchange this for a medium
I want a refund
I need an invoice
I need it by friday
I need help with my order
I would like to complain about the courier
I want to make a complaint
how to complain
how do I report a seller
how to use a coupon
how to wash it
how to contact you
how to work with you as a supplier
add a note to my order
my coupon does not work
my payment did not go through
I can't pay
I can't log in
I can't find my order
I was charged twice
you charged me twice by mistake
you sent me the wrong item
you forgot one item
you said it would ship on monday
you said someone would call me
it does not fit
it does not work
it is not working anymore
it broke
it stopped working after a week
it arrived broken
the box was crushed
one piece is missing
not what I expected
a bit disappointed with the fabric
it is not as soft as I hoped
the colour is off
a little too expensive
any discount
any other colours
still no tracking update
still waiting for the parcel
still has not arrived
the package says delivered but it is not here
no movement for five days
nobody replied to my email yet
it has been a week
it's been ten days, a bit worried
this is the second time it came late
I ordered the wrong size
I changed my mind
I forgot my password
I forgot to apply the code
can't wait to get it
do you have trash bags
is the garbage disposal included
do you sell rubbish bins
where is the dump valve on the camper
killer heels in size 38
sick design, I love it
damn, that looks good
this is insane value, buying three more
I hate to bother you but is it shipped
bloody mary mix in stock
the ugly christmas sweater in L
stupid question, does it need batteries
sorry for asking again
again, thank you
I'm waiting at home for the courier
please hurry, I leave on sunday
I'm worried it won't come in time
BLACK SIZE M
XL IN RED PLEASE
HI IS THIS IN STOCK
ORDER CONFIRMED, THANKS
啊啊啊啊
哈哈哈哈
嘻嘻
呜呜呜
算了
算了不买了
行
行吧
先这样
就这样吧
那好吧
随便看看
无所谓
不是我签收的
不是我买的
不是这个
是这样的
我不太会用
不会操作
透光不透光
会不会起球
会不会掉色
要不要熨
是不是正品
你是真人吗
你是客服吗
你是人工智能吗
在吗？
有人吗？
有货吗？
什么时候发货？
可以退吗？
多少钱？
几天能到？
为什么还没发货？
怎么还没到？
这个有问题，怎么办？
能帮我看看吗？
转人工
帮我转人工客服
找人工
找客服
找你们经理说一下
我想找你们店长
机器人听不懂，帮我转人工
你没听懂，换真人吧
想跟真人聊
叫个客服来吧
你家东西很好
你家衣服质量真不错
你们家发货挺快
谢谢你呀
谢谢啦
申请平台介入在哪里
想申请平台帮忙看看
不要发中通
不要放快递柜
不要放门口
别发错颜色
别忘了放赠品
记得放发票
一定要包好
多扣了我十块
多收了运费
陪我聊聊天
讲个笑话
今天天气怎么样
成语接龙
推荐一部电影
我猫不吃东西了
手机没信号
地铁几点停
cancel
cancel it
cancel that
never mind
forget it
no
nope
no thanks
whatever works
are you human?
are you a person?
who are you?
anybody there?
is anyone online?
hello?
is it in stock?
when will it ship?
where is my order?
can I return it?
how long does it take?
why is it late?
why has it not shipped yet?
what is going on with my parcel?
any news?
any update?
talk to a human
agent
agent please
I want to speak to a person
can I talk to your manager
connect me to support
real person please
great store
your store is lovely
your shop has nice things
this shop is great
I like this store
good service, thanks
cancel my subscription please
my order
my tracking number please
that will be all
that is everything for now
you can close this
how do I report a fake listing
I will report back after washing it
still waiting, no rush
hello, still waiting for an answer
tell me a joke
what is the weather
recommend a film
my cat is sick
啊啊啊啊啊啊啊啊
啊啊啊好可爱
一米六五，一百斤
一米七二，130斤
我一米六，九十斤穿什么
身高165体重110
裙子我一米六八
一箱
一双
一般般
两件
一样的
三天
七天
明天
短袖
短的
长的
换个短的
不太好
还可以吧
不怎么样
not bad
not great, not terrible
not so good
not that one
not sure
so so
meh
when's my parcel coming
when's the refund arriving
when's it back in stock
what's next
where's my money, has it been sent
are you the right person to ask
are you the right shop for this
are you the seller
is this the right place for returns
how can I work with you
how to become a partner
I want my money back before it ships
I refused the parcel, what happens
假一赔三吗
退一赔一吗
正品假一罚十吗
说一下假一赔十的规则
great product
great price
great, thanks
第二次来买了
这是我第三次买
在你家买过一次
在你家买的第一件
我在你们家买过很多次
`;
