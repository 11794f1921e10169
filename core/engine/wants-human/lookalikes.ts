// Sentences that share words with the wish for a person and do not ask for one. What the wish is learnt against.

/** One a line: who says this asks about something else, or about people without asking for one. */
export const lookalikes = `
不要转人工
不用转人工
别转人工
先别转人工
先不转人工，我再问一个
不需要人工
不用人工了
不用人工客服，谢谢
不用找客服了
不用叫客服，我自己看
别给我转来转去
不想找人工
不是要转人工
不必联系客服
没必要找人工
暂时不用客服
已经有客服联系我了
人工已经帮我处理好了
刚才的客服帮我弄好了
昨天人工客服说今天退款
客服说三天到账
之前客服答应送赠品
上一个客服让我拍照
客服让我等两天
人工客服告诉我可以退
你们客服态度真好
客服小姐姐人真好
人工回复得挺快的
你是人工智能吗
你是人工吗
你是真人吗
你是真人还是机器人
你是机器人吗
你是客服吗
您是人工客服吗
这是机器人回复还是人工回复
现在是人工还是机器人
我在跟机器人说话吗
是真人在回复吗
是人工在线吗还是自动的
机器人叫什么名字
你们的机器人挺聪明
人工客服几点上班
人工几点下班
人工客服工作时间
周末有人工吗
晚上还有人工客服吗
过年有客服值班吗
客服几点在
客服什么时候上班
客服电话是多少
客服热线多少
客服微信号多少
售后电话是什么
你们的客服邮箱是什么
人工费多少
人工费怎么算
安装人工费多少钱
含人工费吗
人工成本高吗
是人工做的还是机器做的
人工缝制的吗
纯人工打磨吗
人工合成的宝石吗
人工皮革还是真皮
人工草坪怎么卖
人工智能音箱多少钱
人工智能学习机
人工色素有吗
有没有添加人工香精
人工甜味剂有吗
人工泪液孕妇能用吗
人工耳蜗电池有吗
人工钻石会掉色吗
人工珍珠项链
人工培育的吗
人工降雨是什么
人工翻译服务吗
人工检验过吗
人工客服会看到我的评价吗
真人试穿图有吗
有真人上身图吗
有没有真人秀
真人实拍吗
图片是真人拍的吗
真人头发做的吗
真人发假发多少钱
真人CS装备
真人版的海报有吗
真人模特身高多少
真人比例的模型
真人直播几点
有真人语音的故事机吗
活人感穿搭
手工做的吗
纯手工吗
手工编织的吗
手工费包含吗
手机号怎么改
机器人套装有货吗
扫地机器人怎么连wifi
不要机器人图案的
我不想要机器人玩具
编程机器人几岁能玩
炒菜机器人好用吗
机器人总动员的书包
变形机器人换电池
擦窗机器人漏水
机器洗还是手洗
能机洗吗
可以用机器洗吗
经理椅多少钱
经理桌有货吗
办公经理椅能调高吗
总经理办公室的地毯
老板椅有几种颜色
老板大气
老板在吗
老板便宜点
老板发货了吗
老板娘好漂亮
领导送礼送什么好
送领导用什么包装
给领导买的茶叶
送客户的礼物
主管级别的名牌定制
店长推荐是哪款
店长推荐的那件有货吗
负责人签字那栏怎么填
专员胸牌定制
工作服有大码吗
工作人员证件套
客服耳机多少钱
客服专用耳麦有吗
客服岗位招聘吗
你们招客服吗
我想应聘客服
我是做客服的
我是代运营，需要客服外包吗
客服系统怎么收费
客服记录能发票吗
转发优惠链接
帮我转发一下
转账可以吗
转款给谁
转寄要钱吗
转运仓在哪
转到支付宝了吗
转换插头有吗
转接头有吗
转接线type c转hdmi
视频转接头
换人穿还能退吗
换个颜色
换个人收货可以吗
换个收件人
收件人换成我妈
换一个人的名字
改成别人的电话
帮我叫快递
叫快递上门取件
快递员电话多少
快递员给我打电话了
快递员没给我打电话
送货师傅会打电话吗
派送前会打电话吗
师傅什么时候打给我
安装师傅联系我了吗
找人代付可以吗
找人帮忙付款
别人代收可以吗
有人用过吗
有人买过吗
有人在吗
有人吗
有没有人退过
有没有人说偏大
在吗
在不在
人呢
你好
客服在吗
客服好
亲在吗
一个人用多大的
一个人吃够吗
两个人的餐垫
给人送礼
送人合适吗
男人能用吗
老人能用吗
大人穿什么码
成人款有吗
情人节活动
本人签收吗
必须本人签收吗
本人身高一米七
个人定制
单人床尺寸
双人被多大
活人感文案
人工湖旁边能送吗
人造革
人参怎么吃
人体工学椅
人脸识别锁
人气最高的是哪款
电话手表多少钱
打电话声音小
这个手表能打电话吗
耳机打电话清楚吗
平板能打电话吗
打电话没人接
我电话换了
我的电话是13800001111
手机接电话没声音
语音助手怎么开
视频通话清晰吗
投诉电话多少
联系不上快递
联系方式怎么改
联系人写错了
我要联系快递
客户编号在哪看
服务费多少
售后服务怎么样
售后几年
售后政策是什么
售后点在哪里
上门服务收费吗
人工安装还是自己装
上门安装要钱吗
有人上门安装吗
需要人工确认订单吗
人工审核要多久
退款要人工审核吗
会人工审核吗
人工核单多久
自动发货还是人工发货
自动售货机
自动回复怎么设置
是自动发货吗
人类幼崽衣服
人字拖有几码
人字梯多高
按0.5米卖吗
0元购是真的吗
0糖的吗
0添加吗
rengong zhineng
zhuan fa
zhuan zhang keyi ma
zhuanjietou
renzituo
are you human
are you a human
are you a real person
are you a bot
are you a robot or a person
are you real
am I talking to a robot
am I speaking with a human
is this a bot
is this a real person
is this automated
is this chat monitored by humans
do humans read this
who are you
what is your name
is this human hair
human hair wig
human hair extensions length
100% human hair?
is it human grade
human grade dog food
is it safe for humans
human anatomy poster
human size skeleton
human version of the toy
agent price
agent price list
what is the agent discount
I am an agent
do you need agents in Europe
how to become your agent
become a sales agent
is there a cleaning agent in it
cleaning agent
bleaching agent
raising agent
travel agent game
secret agent costume
agent orange hoodie
real leather or not
is this real leather
real silver?
is it real gold
real madrid shirt
real size
actual size of the bag
actual colour of the item
actual weight
live plants
is it the live version
live album vinyl
live wallpaper
live photo printing
live stream schedule
live rock
live edge table
person of 170cm which size
is it for one person
one person tent
two person tent
how many people fit in the tent
for a person with wide feet
personal use only
personalised mug
in person pickup possible
pick up in person
representative colour
is the photo representative
sales rep discount
operator manual
operator's manual pdf
manager chair
manager's desk size
store manager game
password manager
file manager app
supervisor jacket
boss perfume
hugo boss shirt
boss pedal
boss baby costume
support bra
arch support insoles
support leg for desk
does it support bluetooth
does it support fast charging
support stand for monitor
knee support size M
does it support windows
back support cushion
customer reviews
customer photos
customs fee
customer service hours
what are your customer service hours
when does customer service open
what is your customer service number
customer service was great
your customer service told me two days
the agent said it would arrive monday
your agent promised a refund
an agent already helped me
the representative told me to wait
I spoke to someone yesterday
I talked to an agent last week
someone already called me
someone signed for my parcel
someone else received it
can someone else pick it up
can someone sign for it
is someone home required for delivery
I want to send it to someone else
I bought it for someone
a gift for someone special
is someone wearing it in the photo
do not transfer me
don't transfer me to an agent
no need for an agent
no human needed
I don't need a human
no need to call me
please don't call me
do not call
transfer paper
heat transfer vinyl
bank transfer
can I pay by transfer
data transfer cable
can I transfer the warranty
transfer ownership
connect to wifi
connect my phone to the speaker
how do I connect it
connect the hose
switch to english
switch to a different size
nintendo switch
light switch
switch my order to blue
call of duty
can I use it to make calls
does the watch take calls
call volume is low
will the courier call me
did the driver call
speaker volume
talk time of the phone
walkie talkie
chat history
how to delete this chat
hand made
is it handmade
handmade by real artisans
hand wash
hands free kit
robot vacuum
is the robot vacuum loud
robot toy for kids
I want the robot in red
I don't want the robot, only the dock
bot fly repellent
chatbot t-shirt
machine washable
sewing machine
coffee machine stopped
I don't want the machine, only the pods
stop the subscription
stop the machine from beeping
escalator shoes
team jersey
team colours
staff discount
staff picks
do you have staff uniforms
are your staff trained
are you hiring
do people like it
people say it runs small
real people wearing it photos
pictures with real people
is the model a real person
anyone tried this
anyone know the size
is anyone there
hello anyone
hello
hi
are you there
who delivers it
who makes it
who signed
number 0 in black
size 0
0 sugar
press 0 on the remote
zero
我要退货
我要换货
我要投诉
我要开发票
我想退款
给我退款
给我发个图
给我便宜点
帮我看下订单
帮我催一下
帮我改地址
帮我取消订单
帮我查物流
可以包邮吗
可以便宜吗
能开发票吗
能刻字吗
能送礼盒吗
有优惠吗
有现货吗
有赠品吗
人工加急要钱吗
人工打包还是机器打包
是人工打磨的还是机器的
人工呼吸面罩
人工养殖的还是野生的
人工关节术后能穿吗
人工采摘的茶叶吗
人工智能课程多少钱
人工受精检测盒
人工岛积木
人工挑选的吗
人工包装会不会更慢
人工分拣吗
人工测量的尺寸有误差吗
纯人工还是半人工
真人手办比例
真人大小的抱枕
真人出镜的广告是谁
真人漫画版
真人漂流剧本
真人皮假发
真人测评在哪看
真人秀同款外套
真人试吃反馈有吗
有真人试用视频吗
找真人模特同款
客服回复太慢了
客服说可以补发
客服不回我
客服昨天没上班吗
客服是外地的吗
客服头像好可爱
给客服好评
投诉客服
评价客服在哪里
客服打错字了
客服送的券在哪里
客服推荐的那件
客服发我的链接打不开
客服主管桌牌
客服人员的工牌能定做吗
客服电话打不通
你们客服有几个人
你们老板姓什么
老板送点小礼物呗
老板再便宜十块
老板给个优惠
老板生意兴隆
老板桌垫有吗
老板键是哪个
送老板的礼物
经理推荐款
经理人杂志还有吗
总经理签名笔
项目经理考试书
领导喜欢什么茶
领导力的书
领导送的券能用吗
主管部门是哪个
店长在直播吗
店长推荐套餐
店长亲测有效吗
负责送货吗
谁负责运费
运费谁负责
质量问题你们负责吗
有人帮忙安装吗
有人送货上门吗
有人穿过160的吗
有没有人穿过L码
找人安装要多少钱
找不到订单
找不到优惠券
找不到入口
叫什么名字
叫号机有货吗
换人参片可以吗
换个型号
换个地址
换个快递
换货要几天
换成红色
转发抽奖
转椅多少钱
转盘桌
转卖可以吗
转让会员可以吗
转季清仓吗
转寄到公司
转速多少
接线板几米
接口是什么类型
接电话清晰吗
接货地址在哪
接送服务有吗
联系电话填错
联系不到骑手
联系卖家退款要多久
要两个人的量
要大人穿的
要成人款
要男人味的香水
需要本人签收吗
需要几个人安装
家里没人可以放门口吗
家里没人怎么收货
没人签收
没人在家
没人用过吗
人在外地怎么收
人多能便宜吗
新人券怎么领
新人有优惠吗
懒人沙发
机器人电量低
机器人不回充
机器人滤网多少钱
机器人要充多久
机器保修多久
机器声音大
机器坏了
机器怎么清洗
机器换新
洗地机器人和扫地机器人区别
智能机器人能对话吗
这个机器人会说话吗
机器人能跟小孩聊天吗
给孩子买个会说话的机器人
机器人能人工遥控吗
自动回复说有货是真的吗
售后换货怎么弄
售后多久处理
售后卡丢了
售后申请在哪
售后地址在哪
电话号码改一下
电话费能报吗
电话线有多长
手表可以打电话吗
快递打电话我没接到
送货前打个电话
派件前给我打电话
不要打电话
请不要给我打电话
放门口不用打电话
工作人员服装定制
工作日发货吗
值班表白板
专人配送吗
专柜同款吗
专业版和普通版
小姐姐身上那件
主播小姐姐穿的什么码
模特小姐姐多高
同事也想买
同事推荐我来的
帮同事带的
上级包装
几个人拼单
三人团
两人份
can I get an invoice
can I get a discount
can I get a refund
can you give me a better price
can you engrave a name
can you send photos
can you ship today
can you include a card
is there a discount
is there a gift bag
is there a warranty
are there any coupons
are there other colours
I want to return this
I want to buy it
I want a refund
I want the blue one
I need a bigger size
I need an invoice
I need it tomorrow
give me a discount
give me a minute
give me the link
get me two more
need help choosing a size
need help with sizing
help
help me
help me choose
please help
can you help me
contact lenses solution
contact details wrong
how do I contact the courier
contact email
contact number on the parcel is wrong
call the courier
courier called me but I missed it
the driver did not call
please ask the driver to call before delivery
tell the courier not to call
can the courier call me when he arrives
does it support calls
video call quality
missed call light
support 4k?
support for iphone
does the stand support 10 kg
technical support period
is technical support included
is customer service open on sunday
customer service reply was slow
rate customer service
customer service email
thanks to the customer service team
your team is great
team building gifts
team shirts
for my team
for the whole team
staff uniform size
staff said free shipping
staff told me to wait
staff discount code
the seller told me
the manager promised a voucher
manager mug
world's best boss mug
gift for my boss
boss level mode
bosses day
my boss wants ten
I am a manager at a store
I am a reseller
I work as an agent
real estate agent sign
gift for real estate agent
shipping agent address
send to my freight agent
my agent in China will receive it
can I use a forwarding agent
agent code
agent login
anti-caking agent
agent of shield t-shirt
operator gloves
crane operator toy
operator precedence book
machine operator boots
representative sample
house of representatives book
person icon sticker
per person limit
one per person
how many per person
price per person
for one person or two
first person shooter
person in the photo height
the person in the picture wears what size
the person at home can sign
another person will receive it
people with small hands
people also bought
does it fit tall people
someone stole my package
someone told me it is waterproof
someone opened the box
is someone going to deliver on sunday
can somebody else sign
anyone bought the large
does anyone know if it shrinks
has anyone tried it
did anyone else have this issue
a surprise for somebody
human body soap
human made hoodie
human race shoes
humanoid robot toy
the human league vinyl
humans vs zombies game
human design chart
robot lawn mower
robot kit
robot for cleaning windows
robot battery
the robot doesn't charge
the robot stopped working
the robot is stuck
bot says error 5
robot arms
robotic arm price
does the robot talk
can kids talk to the robot
talking parrot toy
talking doll
talk box pedal
chat stickers
ai camera
ai translator pen
is it ai generated
machine learning book
machine embroidery or hand
machine made or handmade
machine noise
vending machine
live crab delivery
live seafood
live streaming light
live sound mixer
live long t-shirt
where do you live
is the concert live recording
transfer tape
iron on transfer
transfer my points
transfer case
airport transfer
transfer the order to my other account
switch the address
switch off
switch colour
light switch cover
connect two speakers
connects to usb
connector type
does not connect
put me down for two
put it through the letterbox
hand me down clothes
hand over date
pass code
escalator safe shoes
escalating price?
operator headset
no one is home
nobody was home
no person at the address
who is the manufacturer
who is the model
who else bought it
who is it for
who do I pay
zero waste
size 0 in stock
0% apr
人工打结吗
人工绣的图案吗
人工筛选的果子
人工收货还是快递柜
人工质检报告
人工核价要等吗
人工改价了吗
人工客服满意度在哪评
人工服务费包含吗
人工修图吗
真人实测视频
真人同款多少钱
真人兽T恤
真人出演的吗
真人证件照模板
客服小姐姐发的券用不了
客服刚刚给我补了
客服说没货
客服那边已经登记了
客服发错链接
客服推荐我买L码
客服电话接通率
和客服核对过了
跟客服说过了
跟客服沟通好了改颜色
问过客服了说能退
已经和人工确认过
已经转过人工了，不用了
我自己处理，别转
不用打电话，发消息就行
打电话给快递了
给快递员打电话没人接
送到了打我电话
到了给我打电话
到货电话通知我
安装前打电话
预约电话改一下
电话打不通快递
有电话手表吗
能打电话的耳机
经理同款外套
送经理的生日礼物
主管说可以报销
领导让我来买的
老板说要二十件
老板开发票吗
老板有货没
老板亲自打包吗
店长说送袜子
负责人联系电话填谁
负责安装的师傅电话
专业的人推荐的
有人推荐这款
别人推荐来的
别人送我的
没人推荐过
有没有人一起拼
有人和我一样收到坏的吗
有人用着过敏吗
有没有人知道怎么洗
人多可以团购吗
人手一份吗
来一份
来两件
来个黑色
来个大号的
来张发票
来点优惠
换个大点的
换个地方送
换个口味
换一件新的
换个好评返现
找个便宜的
找个适合老人的
找个同款
找个替代的
叫我妈收
叫快递快点
让快递送上门
让快递打我电话
让快递员放门口
让我同事收
让邻居代收
请放门口
请轻放
请尽快发货
请师傅上门
机器人维修
机器人零件
机器人拖布
机器人不动了
机器人找不到充电座
机器人语音怎么关
AI音箱
AI写的文案吗
AI绘画平板
智能门锁
智能马桶
退出登录
取消订单
关掉自动续费
关掉通知
跳过广告
跳绳
人行道能送吗
agent is not included
agent's commission
agents get discount?
a person wearing it
any agent in my city
any people bought this
anyone over 180cm bought it
anyone returned it
are the agents paid
are the people in the photos models
are there people who bought it
are you a company or a person
boss wants an invoice
can a child use it
can a person of 100kg use it
can an adult sit on it
can my boss pay
can my friend pick it up
can my neighbour take it
can someone over 6 feet wear it
can the driver call
can the manual be in english
can two people sleep in it
customer pictures please
customer service replied already
customer support was helpful
call button broken
call quality bad
did a human pack it
did an agent approve my refund
did customer service see it
did someone sign
did support get my photos
do agents see my email
do humans check the orders
do you call before delivery
do you hire
does a human review returns
does an agent confirm the order
does support cost extra
does the manager approve
does your team pack by hand
give me a blue one
give me a call option on the watch
give me a link
give me a size advice
get me a blue one
get me the bigger one
hand crank
hand cream
hand held vacuum
handover of the keys
have a nice day
how many agents do you have
how to reach the reset button
human brain model
human hair brush
human scale keyboard
human shaped pillow
i already have an agent
i am a person with allergies
i asked for blue
i asked for an invoice
i need a bag for work
i need a case for my phone
i need a charger
i need support for my knee
i need support shoes
i prefer black
i said blue
i told the agent my address
i want a robot
i want live crabs
i want live plants
i want people to see it
i want real flowers
i want real leather
i was told by support to wait
is a human inside the costume
is a manager discount possible
is a person needed for signature
is it a live stream
is it real
is live tracking available
is someone checking quality
is support chat open on holidays
is the support plate strong
is there a live tracking
is there a number on the box
is there a person on the logo
is there a supervisor size
live bait
live lobster
live resin
live scan
manager edition
manager hoodie
my agent needs the weight
my manager ordered it
my rep said ten percent
need a real fur coat
need a support stick
need assistance with size
new customer discount
not a robot captcha fails
one person kayak
operator of the shop name
operator sunglasses
or is it a person's name
pass on the savings
passport cover
people carrier
people say it's loud
person in charge of receiving is Li
personal trainer
put me on the waiting list
put someone's name on it
put two in
real estate sign
real deal
real time
real tree
reach truck
reach in cooler
rep fee
send me the tracking
send me two
someone at the door
someone bought it for me
someone damaged it
someone from courier called
someone gave me a code
speaker stand
speak and spell toy
staff cardigan
staff of wizard
supervisor's whistle
supervised charging
support bracket
support dogs vest
support hose
support ticket number
support window film
team order of twenty
the bot vacuum
the human body book
the manager sent me a coupon
the person who ordered is away
transfer bag
transfer belt
transfer ownership of the warranty
transfer pipette
two agents quoted me
wait for the courier's call
what does the agent get
what people usually buy
where are the people from
which person packs
who packed it
who wears this
whose voice is it
will a person install it
will an agent inspect it
will people like it
will someone call before
will support reply by mail
这个机器能用几年
这台机器多重
机器人说明书有中文吗
机器人可以退吗
机器猫抱枕
人工栽培的吗
人工收银台
真人配音的故事书吗
真人体验店在哪
真人秀节目周边
客服能开发票吗
客服下班了吗
客服发的图看不清
客服承诺送运费险
客服让我等通知
客服没说要邮费
客服名字叫什么
客服评价怎么撤回
客服聊天记录怎么删
客服专用椅
客服中心地址
给客服送锦旗
谢谢客服
谢谢刚才的客服
辛苦客服了
客服辛苦了
客服人美心善
好评给客服
客服工号在哪看
客服回我了，没事了
客服已经处理了
客服已回电
人工已经处理完了吗
人工审核通过了吗
人工退款几天
老板人真好
老板在哪发货
老板有视频吗
老板包邮不
老板还有吗
老板几点关门
店主推荐
店主是哪里人
店主自留款
掌柜推荐
经理特价
经理级
领导人传记
领导满意
主管护士
技术参数
技术支持几年
财务发票
仓库在哪
仓库什么时候发
总部在哪个城市
专员是谁
同事收到了我没收到
有人催我下单
有人用过这个颜色吗
有人知道多重吗
别人说会掉色
一个人能装吗
几个人能用
几人份
适合几个人
人多吗
没人说不好
人脸解锁
人均
人民币
电话几位数
电话卡有吗
电话机有来电显示吗
来电显示
来电闪光
回拨功能
语音播报
语音控制
语音输入
视频说明
视频教程
转发给朋友
转速可调吗
转角沙发
转印
转让
转账凭证
接头尺寸
接口几个
接收邮件
接单了吗
接下来怎么操作
叫号
叫早
找零
找同款
换季
换尺码
换钢化膜
a bot net
a human error in my order
a human sized teddy
a manager signed it
agent 007 poster
agents provocateur set
all staff tee
any manager's special
any rep codes
are agents charged more
are humans allergic to it
are people happy with it
are reps paid commission
bot lane hoodie
boss fight
boss monster game
call center headset
call me maybe mug
call ended early during test of headset
can a robot climb stairs
can the robot mop
can humans eat it
can people see through it
can support be extended to two years
colleague gift
colleagues liked it
connect four game
connect the pump
customer of the year mug
customer pays duty?
customer service badge
customer service training book
desk for two people
did the agent refund me
do people return it often
do real people write these reviews
does a person pack it
does a robot pack it
does the agent ship weekly
does the operator need a license
employee discount
employee handbook
employee of the month frame
escalating voltage
for one person only
for real people
for tall people
four person tent
get a human skeleton model
get one for my manager
get the robot vacuum
handmade by people in Peru
help with size
help with tracking
help choosing color
help my order
how do agents sign up
how do people wash it
how human is the robot
how many persons
human touch massage
human nature book
i am a human resources manager, bulk order
i am an operator of a cafe
i manage a store
i spoke with your manager and he agreed
is live chat history saved
is the agent legit
is the live wallpaper free
is the manager mug in stock
is the owner's manual included
is the person tall
is the robot waterproof
just one person
just people in the picture
live laugh love sign
live nation tickets
live wire tester
machine guarantee
machine for bread
man in charge t-shirt
manager name tag
my agent will collect
no person in the photo please
one person said it shrinks
operator chair
owner manual missing
owner's club hoodie
people counter
people magazine
person counter sensor
personal data deletion
real estate
real photos please
real pictures
real person review
real weight
rep the brand
represent hoodie
representative colours
robot chef
robot coupe
robot costume
service life
service manual
service fee
service tray
somebody's name on mug
someone knocked it over
someone to assemble it, is that included
speak louder feature
speaker
spokesperson
staff only sign
staff room fridge
supervisor badge
support arm
support beam
support my team scarf
support pole
talk radio
talking clock
team color
team viewer
transfer film
transfer pump
transfer speed
voice call on the watch
who reviewed it
hi 掌柜的
小二在吗
早上好老板
中午好老板
这么早有人在没
新年快乐客服
贵司客服在吗
哈喽客服
嗨，老板
家人们在不在
吃了吗老板
老板娘在不在
hi 掌柜
anyone 在不在
thanks 小姐姐
谢谢客服小哥
谢谢掌柜的
拜拜客服
晚安客服
good night 老板
牛啊客服
神仙客服
好耐心的客服啊
表扬一下刚刚那位客服
客服棒棒的
such a helpful agent
hi dear customer service
testing, can anyone read this
跟我聊的是机器吧
感觉你像机器
现在回我的是不是真人
这是自动回复吧
你是AI客服？
不会是机器人吧
你怕不是个机器人
肯定是机器人
are you 机器人
who's that
you are too fast to be a human
must be a robot
what do I call you
有没有晚班客服
有没有值夜班的客服
客服轮班吗
技术人员几点上班
客服的工作时间是怎么安排的
晚班有客服吗
is there staff at night
跟家里人商量商量
我问下领导再说
得请示一下领导
等下，有电话进来
跟同事确认下再定
让懂的人看看
找人鉴定过了
素人上身图有吗
谁穿给我看看，真人上身那种
photo on a real model
gift for a dog owner
gift points to someone
采购的人是谁
能找人代付不
可以找朋友代付吗
pay link to someone else
收货人变更
我想给打包的人留个言
要给快递的人打电话吗
驿站的人说没收到
门口没来过人
不是我家的人签的
取件没人来
帮老人换一件大的
转给我的机器没发票
我们领导要开专票
总部在哪里
商务对接人是哪位
想跟你们老板谈合作
想做代理 agent
能派人来安装吗
来人装空调吗
不要派人装
可以派师傅上门装吗
needs someone to install it
别让人看出来里面是什么
这个是送人的
it's a gift for someone special
给客服打分在哪里打
`;
