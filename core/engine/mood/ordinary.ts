// Ordinary questions to a shop, a dozen of every kind, as customers type them. The base line that anger stands out from.

/** One a line: short, blunt, misspelt, in pinyin, in two languages, some of them bad news; none of them angry. */
export const ordinaryTalk = `
宝子在不
喂，听得到吗
新客报到
贵店有人在线吗
哈罗
你好，看到你们家的店了
最近咋样啊老板
dianzhu zai ma
3q
谢谢理解
提前谢谢
谢谢尼
让你折腾这么久过意不去
叩谢
fei chang gan xie
暖到了，谢谢你
回见
撤了
没有要问的了
挂了哈
先走一步啦
都弄明白了，没啥要问了
晚安好梦
wanan
你可太专业了
宝藏店铺
我给你介绍客户去，东西太好了
老板人美心善
刚刚接待我的小李不错，要表扬
办公室姐妹人手一件了
客服天花板
dianzan
这回复一看就是AI写的
叫什么名字呀你
你是Siri吗
你是卖货的还是AI
你是真人还是机器人
夜班有人吗
售前售后上班时间一样吗
客服轮班吗，一天都有人？
法定假日还提供咨询服务不
夜宵时间还有人值班没
早班几点
再过多久你就下班了
投诉专员什么点在
好，了解
哦哦
搞清楚了
看到了
造了
难怪
勉强能接受
I see 原来如此
我看看评论再说
先加购，回头再说
稍后再说
改日再定吧
晾两天再说
先mark
在上课，下课再看
先 compare 几家
大胸女生穿哪个号不勒
老人家体重150斤穿几个加
手指一圈5.5cm，戒指买几号
身髙165体中110穿什么吗
女儿刚满两岁90cm 26斤
被套我被芯200*230，拍哪个规格
which size 适合 55kg
童鞋内长16.5的脚选多少
怎么没写规格
登机箱多大，能带上飞机不
洗衣机多少公斤容量
小号和大号分别是几厘米
袖子到手肘还是手腕，袖长数据
一斤大概几个果
流明多少
chang duoshao
会过敏，耳钉是什么金属的
里面有添加剂没
chunmian ma
牛仔布是弹力的还是硬的
内胆有涂层没
精华里烟酰胺浓度几个点
配料 list 给我
就黑白两色吗
奶黄色有没
什么颜色卖得多
图三那个颜色叫什么
花里胡哨的不要，有素色没
日常素颜涂哪个色
书包有没有恐龙图案的
ji ge yanse
会不会发来偏粉
自然光下是什么颜色
要是跟图片不一样咋办
老人家看图看不准，颜色跟照片一样的吧
P图成分多少
颜色收到不喜欢，和图不符，能退吧
客户指定这个蓝，偏了没法交差
颜色和描述不一致怎么处理
还在卖不
显示无货是真的没了吗
豆沙色还有么
you mei you huo
还剩哪些码
奥特曼卡还有整盒的不
这款还 sell 吗
旧版教材还有没
几时有货
38的没了，还会有不
手机什么时候有现货放出来
错过了那波，还有下一波吗
缺货状态几号解除
给我留个名，来了先给我
别忘了到时候叫我啊，断码那双
怕买到假的
怎么鉴定真伪
国妆特字有吗
是authentic的吗
没有发票怎么证明是正的
五常大米是真五常的吗
正品 guarantee 吗
蜂蜜不结晶是不是假的
能穿多久
会不会有一股胶水味
档次怎么样
会不会糊底
踩雷不这个
椅子坐久了屁股疼吗
米饭煮出来香不香
comfortable 吗
串色不
大衣会不会起毛
容易勾丝吗
被套洗了会起球么
怕洗完变童装
丝巾一勾一道印吗
合金的戴着会绿不
bianxing ma
要用冷水吗
麂皮鞋脏了怎么清理
能放洗碗机不
和别的衣服一起洗可以不
防虫要放樟脑丸吗
围巾怎么洗不硬
剃须刀怎么清
怎么 store
使用步骤是什么
能直接吃还是要煮
定时怎么设
咋拥
护发素抹头皮吗
鞋带怎么系不松
童锁怎么解
要不要 rinse
要几天内喝完
EXP是什么意思
肉是哪天杀的
老人吃得慢，一箱能放多长时间
效期好不好
鱼油哪年到
日期 new 不 new
给我发最新一批
差一百块差在哪
V领的和圆领的哪件显瘦
二选一选哪个
选择恐惧症，左边右边帮定
孕妇版跟普通版的区别在
显示器2K和4K差别明显不
you sha bu yiyang
初榨和普通橄榄油炒菜用哪个
爆款有哪些
三千预算的电脑推荐
头皮痒用啥洗发水好
喝茶新手买哪种
奶奶耳背，有合适的产品吗给介绍
掉头发厉害，洗什么
约会桌游有啥好玩
which 款适合新手
包里面的结构拍一个
就一张图看不出啥
上嘴什么样给我看
有photo吗
拍拍内衬
杯子手里拿着拍
礼盒里外都拍
live 拍一张
克重多少的
零下十度扛得住吗
早春可以穿吗
宝宝冬天穿一件够吗
光腿神器多少度穿
十二月出月子，够暖吗
这几天降温了能穿吗
breathable 吗
新生儿能用不
是不是男女同款
健身的人能吃不
有啥禁忌
一岁半吃会不会噎
蚕豆病的孩子可以吗
爸爸辈用合适不
buru qi neng yong ma
华为能用吗
插口对得上吗
圆马桶盖能装方的不
型号表发一下
方头圆头的我家都能套吗
折叠屏手机有对应的吗
1米8床的床垫能配吗我床是1米8x2米2
能连两个设备吗
配件齐吗
锅盖有吗
气垫有替换装吗，一盒两个芯？
图里的摆件也给吗
头跟线都有吗
筷勺收纳盒一套吗
发饰跟汉服一起吗
set 里有几件
可以讲价吗
有啥活动
优惠力度大不大
上次买才59，现在能按59吗
又优惠没
我给你介绍十个客户，给我少点
比价后你家最贵
有 promotion 吗
从哪里领优惠券
优惠券什么时候能再领
折扣代码在哪弄
劵在哪
转发领券吗
领券按钮灰的
有没有 promo code 给一个
包裹里夹的券码怎么兑
优惠没生效
为什么只能用一张券
没抵券，能退给我10块不
wangji yong quan le
帮我把券延期
刷新好几遍券还不出来
coupon 灰的 can't select
买够多少送东西
买鞋送袜子吗
不便宜那送个赠品行不
有贈品嗎
买口红有没有小镜子送
买两份赠品翻倍吗
buy one get one 吗
结算页面没看到赠品
买完降价了能补吗
价保怎么弄
电视买了十天降价
心塞，刚下单就打折
叠券后的价算吗，价保
买贵必赔吗
首发价买的，一周跌两百
赠品换成直降了，能补多少
活动几号结束
每个月几号有活动
换季清仓什么时候
huodong shenme shihou
第二波什么时候
99大促参加不
今晚发售是八点吗
deal 到 when
要买到多少才减
所有商品都参加满减不
第二件0元要拍几件
还缺七块八，有啥小物件垫一垫
退货时满减金额怎么扣
3件7折是三件都七折吗
man san bai jian duoshao
每天限享几次
成为会员有好处没
买东西有积分不
积分清零是什么时候
在你家花了好几千了，给我个VIP不
试用会员几天
积分换购要补多少钱
join 会员有 gift 没 积分几倍
入会要关注店铺吗
想拿货
单位发端午福利，50箱有优惠没
美容院拿货什么价
多整点能便宜不
银行开门红礼品采购
走量什么价
carton 价多少
一百米起布什么价
写评论有没有奖
卡片让加微信返现，靠谱吗
孩子穿上晒照有礼物吗
刮开是8.88，怎么兑
投稿的照片选上了吗
你们说评了给，我评了
haoping you jiang ma
拍得丑的图也算晒图不
在哪拍
颜色选完了下一步干嘛
小程序怎么买
zenme mai
刚装的软件，怎么买
系统繁忙，单下不进去
半米怎么拍
怎么 checkout
微信能付吗
分期可以吗
礼品卡能付款吗
keyi fenqi ma
分开刷行吗
商通卡呢
外国朋友怎么付
分期几个 month
付款按不动
微信支付老报错
钱出去了单子没生成
card 被 decline 了
提示收款方账户异常
支付宝弹窗一闪而过
确认下这单付成功没有
qian kou le mei dingdan
怎么改地址
门牌号写漏了
送到这个地址来
先拍了，地址一会发你改
放年假公司没人收，改寄家
邮编错了要紧吗
改错了，再帮我换回原来的
receiver name 写错
数量拍多了，能不能改成1个
把我订单的白色换黑色谢谢
窗帘尺寸量错了，订单能重新改一下尺寸吗，还没做吧
付款以后还可以更换颜色吗
乐高那个买错款了没发的话换另外一款吧
我以为默认是大号，没想到是小号，单子已经付了
选项选错了
拍错了
买错了想取消
赶不上生日了，不要了
麻烦通过一下我的取消申请
大姐我不要了哈，单子给我退了
我那单取消掉没有
我现在不需要这个商品了，请协助取消
拍完觉得颜色太艳了，不打算要，还在仓库吧
訂單可以幫我刪掉嗎
麻烦写上周末送
我在留言里写了要求，仓库会照办的吧
口味搭配我写哪里，两辣三不辣
帮我背注一下送货前联系
单上写个不要周日派送
我奶奶耳背，得让快递大声点敲门，帮写上
可不可以写上“务必轻放”
怎么备注
我和上午那单是同一个人，一块发
忘买电池了刚补的单，麻烦塞到一个箱子里
两单并一单
可以 merge 成一个包裹吗
奶粉和尿不湿两单一起发可以不
先后买了帽子和围巾，不想拿两趟
不同天买的还能凑一个快递吗
可以合并发货吗
没看到开发票的入口
发票按实付开还是原价开
发票还没收到
退货发票要寄回吗
有发飘吗
年底前要报完，票快点
同一个月的合并一张开
发票抬投写错了
我不想付尾款了，定金能拿回来不
尾款可以叠加优惠不
这个要先交定金吗
付完尾款后悔了定金能回来吗
预售延期了吗
倒计时结束就能付了吗那笔剩余的
预订送的周边还送吗
预受什么时候发
改好喊我付款
顺丰的差价拍哪里
改下价
拍下立减没减，你后台给改一下我再付
布差价怎么拍
数字对了我立马付
定好的总价是1380，哪里付
该价钱了没，等付款
当天发吗
年前最后一天发货是几号
猫粮今天拍几时发
何时寄出
您好，我昨天下的单，想问问大致哪天可以寄出，我好安排收件
几时安排我这单
花束指定18号寄出行吗
週末會出貨嗎
是韵达么
水果是啥快递，会不会颠坏
有合作的物流是哪几家
什么快弟
是便宜快递吧
跨越速运吗
钢琴这种用啥运
哪加物流
能不能不走邮政
写备注发顺丰能行不
老妈只会收邮政的件，麻烦发邮政
能走海运省点钱不
bie fa jitu
要带保价的那种寄法，行吗
那家我们小区禁入
换个快递可以吗
包不包邮
邮费好贵
偏远地区邮费怎么收
几公斤以内算首重
baoyou bu
运费规则是啥样的
欧洲税和寄费都算我的吗，多少
運費好貴可以免嗎
猫粮到哪了
送快递的电话有没有
快递号给一下
订单跟踪
我的 order 到哪了
我瞅瞅它走到哪一站了
点进去说暂无记录，现在在哪
給我追蹤碼
多久能拿到
同城几小时送到
母亲节前能送到我妈那吗
刚发货，几时能到
好久能到嘛
多久能到，能赶上周末不
国庆出游前能拿到吗
ji tian neng dao huo
你们的仓库是在哪个地方
福建发货的吗
欧洲有仓发货不
页面写广州发，怎么物流是河南
从哪里 ship 的
温州的吧鞋子
香港仓还是深圳仓
发货地是哪里
系统自动收货了，可是我没拿到
包裹不翼而飞，显示签收
显示送达了可家里没有
顯示已簽收可是我沒收到
放奶箱里说是，没见
放到隔壁单元去了吧，我找不到
没收到货显示已签收
快递在原地踏步
快递丢了吧
发往成都中转，三天没到
早该到了怎么还没到
衣服到了长沙停三天没更新了
刚到又返回去了，来回跑
原本周二到，现在周六了
已經超過預計到貨日還沒到
海岛上能送吗
怎么新疆不发货呢
韩国能送么
液体能寄到香港不
能发到 US 吗
西沙能收吗
外国朋友想买，你们发得出去吗
外国能几吗
要求送到手上，开箱验货
包不包送货入户
农村送到村还是要去镇上取
neng ziti ma
我去门口等司机拿可以吗
不要放驿站
退货怎么操作
怎么寄回
退货关闭了怎么重新申请
尺寸放不下，桌子要退
什么垃圾衣服，退货
不打算留，下一步干啥
寄晚了会关吗
tuihuo liucheng
哪些情况不给退
支持退换吗
贴身衣物支持退货不
二手的能退不
老人穿不惯可以退吗
有没有反悔的期限
打过孔的架子收不收
特價品能退嗎
裤子短了能换长的吗
换贵一点的补钱可以不
耳机一边没声，换新的
换货要多久
想把42换成43谢谢
想換貨
屏幕有个坏点，给台新的吧
zenme huan ma
啥时候退款
显示退款成功但没收到钱
你们签收三天了还不退款
说24小时退款，都两天了
秒退怎么没到
那200块啥时候能回我口袋
质检完没，完了才退吗
qian hai mei dao
退货的钱我垫付你们返吗
运费险怎么理赔
退一件运费要补吗
运费显有吗
险赔的和我付的差7块你们补不
垫付凭证怎么交
有运费险吗
酱油破了一瓶
包包五金掉漆
灯不亮
东西不能用
戒指褪色发黑了才戴三天
说防水结果进水了
苹果削开里头黑的
posun zenme ban
到手跟拍的不是一个东西
拍的是清爽型来的滋润型
您好，收到的商品与我订购的款式不符，麻烦核实
杯上字写颠倒了，不是我给的内容
寄來的不是我訂的
里头少一样东西
没看到赠品啊
没配充电头啊，页面写有的
收到一个空箱
耳钉只一边
zengpin mei shou dao
保修期还剩多久
摔了能修吗
洗衣机漏水想找人修
以换代修多久
bao xiu
去年双11买的，今天罢工了
国外带回来的坏了国内修吗
壞了可以送修嗎
退货寄哪里
退货地址发来
按快递单上的地址寄回可以吗
省市区发我
您好，请提供退货的收件信息，我这就去寄
哪个区哪条路几号
国外直寄回来写英文的怎么写
退火地址是什么
还没发呢，先把钱退我
想申请仅退款
丢件了直接退钱不要补发
退款要扣钱吗，没发货
退款申请提交不上
拖到现在没寄，我只要钱
选了“未收到货”让我上传凭证，传啥
只推款不退货
放驿站不去拿会不会退回
箱子烂了可以当场拒收吧
两个包裹只拒收一个
refuse 了之后咋办
我看着箱子瘪了就没要
小哥说必须先签后退，对吗
能巨签不
用完起皮发干还疼
孩子吃完拉稀
新被子睡了打喷嚏起疹
过敏看病的钱谁出
奶奶贴了膏药皮肤烂了一块
假睫毛胶水辣眼睛肿了
暖贴把我烫伤了
皮肤发痒，用了新霜
算错钱了吧
刚看还99，点进去变129
补运费扣了两次
取消了订单还扣钱
多扣了我的錢
学生价没给我按学生价划
按米算的，多收了半米
多扣浅了
离我最近的店在哪
书店能买着吗
店里几点关门
纯线上的吗
台北有門市嗎
开了几家分号
店门口坐几路车
线下电在哪
招商吗
我是团长，想合作开团
招模特不
出口代理找谁
想做 agent
夜市摆摊从你那拿货什么价，长期
我们是做物流的，找你们谈月结
代离条件
售后的号码给我
给我回个电话行吗
QQ有吗
有telegram没
聯絡電話是多少
让技术那边拨我
官方站点网址
薇心号多少
快递单上的物品栏能写别的不
验孕棒包装看得出吗
收件人能写先生不写全名吗
我的照片你们会外传吗
备孕的东西不想爸妈看到
我的量体数据会存多久
可以保密发货吗
评价里露脸了想删
过了多长时间不能评价
怎么给五星
刚才满意度点错了
評價可以修改嗎
你们处理得好，我去把之前的差的换成好的，咋操作
你们在下面怼我的那句删掉
怎么修改评价
能印自己的图案吗
打火机刻字要几天
地毯能裁成圆的吗
有没有设计师帮设计图
可以加 logo 不
厨师服绣饭店名字能弄不
胳膊特别长，单做一件多钱
定智可以吗
需要组装不
空调加管多少钱一米
书架怎么拼起来
装反了怎么拆
师傅装坏了墙
多出来俩螺丝，是不是我拼错了
门铃怎么接线
不要人弄，返我那笔费行不
包装是礼盒的吗
帮我用礼物纸裹一下
贺卡要钱吗
能拼成一个大礼盒吗
可以 gift wrap 吗
磁吸的盒有没有
清单抽走，直接到她手里的那种礼
礼核包装有吗
hello team
howdy
hello shop
bonjour
many thanks for your help
got my refund, thank you
you saved my day
really kind, thank you
talk to you later
no more questions
that is all, thank you and bye
ciao
wow fast delivery, well done
you're so sweet
the size you suggested fits perfectly
superb
are you ChatGPT
what are you
do you sleep
can you speak English
support hours over new year?
support hours?
when can I ring you
open during golden week?
understood
correct
mm
nice
not sure yet
let me compare with other shops
have to check with my boss
hold on let me grab a tape measure
true to size?
can't work out your chart, I'm 5'9 and 11 stone
do they run true
calf 38cm which compression size
weight in grams?
what's the volume
what is the circumference
my door is 80cm, will the sofa go through
is the lining cotton
does it contain parabens
lead free?
how many calories
only this color?
can I get two different colours
plain ones?
what colour options for men
are your photos edited
same colour in real life?
are both shoes the same tone
it says out of stock, really?
how much stock do you have
do you have 6 of the same batch
still have sandals in my size at end of season
size 38 is gone, will there be more
ETA on restock?
is it out of production for ever
could you get one from the factory for me
is there a verification code
authentic or dupe
smells different from the one I bought in the mall, is it genuine
packaging differs from my last one, new design or fake
does it hold up over time
qulity good?
is it scratchy on the skin
will my cat like it
shrink in the wash?
does the coating peel
does it go fuzzy
does the case discolour
dishwasher safe?
care label cut off, how to wash it?
how do I get rid of the new smell
what cloth for the screen
can't connect to wifi, what do I do
tried everything, can't get it to work
how do I reset the password
how to inflate it
how long will it keep in the fridge
BBE?
once opened?
clumpy powder, is it out of date
what's new in the new version
side by side comparison?
is the more expensive one better quality
third vs fourth edition, big changes?
what's new in
recs?
the best you have, price no issue
quick meals?
is there a demo video
picture?
pic of the label
blurry pics, send clearer ones
is it sheer
thickness pls
I live in Singapore, will it be too warm
are the leggings squat proof
can teenagers use this cream
pregnant safe?
is it ok for fungal acne
are rabbits ok with it
what connector does it have
works with?
works with verizon
fits ikea billy?
does it come with a case
what's in the kit
drill bits included?
certificate in the box?
will you accept 100
how many percent off
bit steep
teacher discount?
I don't see any coupon to collect
need a coupon
how often can I claim coupons
is the 50 off 300 voucher still there
coupon not applied
gift code already used it says
coupon locked in an unpaid order
tried refreshing, coupon still grey
any samples
do you add goodies
first 10 minutes gift still available?
page doesn't say, is there a gift anyway
if it goes on sale later will you refund the difference
you cut the price right after I paid
does a flash sale price count
where is the price guarantee button in my order
last day of sale?
sale when?
weekly deals on which day
when's the raffle draw
can the offer be combined with a voucher
do I qualify with 280
any 3 for 199, can I repeat items
does buying two of the same count
member price isn't showing
tiers?
how many points per dollar
missed my birthday gift, can I still claim
can you send a quotation
what if I take 500
reunion souvenirs
FOB price for a container
there was a card promising cashback
money for review?
review removed, still get reward?
cashback a week late after my review
link please
need help placing an order
order submission error
app or website to order
can I pay with alipay from abroad
how to pay
what currency will I be charged
use my wallet balance?
stuck on processing
not able to pay
QR to pay expired
have you received my payment
send to another address please
address is incorrect
correct my shipping details
did the address update go through
can you update the quantity on my order to 3
need to swap style on unshipped order
my girlfriend says navy is better, can you tweak the order before it goes
stop the order before it goes out
order canceled?? confirm please
doctor told me not to take this, don't ship it please
could u cancell my last order thx
please don't put the invoice or price inside
put "deliver after 6pm" on my order
please note no sunday delivery
please consolidate my shipments
why were my orders sent separately, I asked to combine
let's save a box, one parcel for all three
pack my orders jointly
when will the invoice be sent
can I have the invoice in my own name instead of company
finance bounced your invoice back, company name incomplete
when do I get the e-invoice
is this in stock or preorder
pre-sale price cheaper than launch price?
I paid the first instalment, when's the second stage
is the deposit refundable
where's the top-up link
revise order amount please
I've hit submit, fix the number and I'll pay
tell me the listing for making up the shortfall
handling time?
how soon after payment will be sent
how many days before leaving your warehouse
do orders go out the same day
who's handling the delivery
which logistic company for overseas
which van should I watch for
which courier do you use
is it possible to pick a different shipping company
use JD please
that carrier blacklisted my address, go with somebody else
can you send it by SF Express
p&p how much
shiping fee?
one pair of socks and ten for sending? come on
min order for free delivery
can't find the tracking in my order
I have two parcels, where's the second
did the sample I sent my client get there
has my stuff reached the local hub
what day will it come
it's been shipped, when will it reach me
fridge died, how many days for the new one
will it make it in time for Friday's party
is it shipped locally
where do parcels start their journey
where do you keep the stock
warehouse whereabouts?
left at front door apparently, it isn't there
signature isn't mine
camera shows nobody came but it's marked done
it says delivered but I didn't get it
is my package lost
same status for days
the little truck on the map hasn't budged in three days
has it been mislaid by the carrier
available for Singapore?
can this be posted to Germany
is Lhasa doable
will it ship to a PO box abroad
will they carry the sofa inside
drop it at the security desk
night shift worker, just leave it outside quietly
hold for pickup at the courier's office?
don't like it, sending it back
retun process?
someone else bought me the same one so mine is going back, how
item not for me, start the return please
past 7 days can I still return
can I return a book with the wrap removed
had one bottle out of six, will you take the five
u accept returns?
I'd like a new one instead of a refund
i want change to bigger, already got it
same item without the dead pixel, please, I'll send mine
replace my small with a medium, arrived today
refunded to card or balance?
refudn where
reference number of the refund for my bank please
when will i c my money
faulty item, is return postage covered
return shiping free?
the collection guy wants 18 from me for the return, is that right
who pays for return shipping
toy broke in an hour
charged all night, still 0%
ripped on arrival
one shoe is 38 and the other 39
sent two of the same instead of one red and one black
I picked stripes, this is checks
colour mix-up in my order
instruction manual missing
missng parts
drawer rail for one side only
there's a part missing
dropped it, can you fix it
international warranty?
cat chewed the cable, what does a new one cost
do you service old models
send me the address so I can return it
ship back to?
chat history gone, post me the returns location again
what is the return address
can I keep it and get a refund
i want refund dont want product
give me 30% and I'll keep it
refund please it has not shipped
is there a charge for refusing delivery
not going to accept delivery
refund approved but it's downstairs now, take it or not
can I refuse the delivery
I threw up after eating this
adverse reaction report
went to A&E, couldn't breathe
it burned my skin
the discount wasn't applied and I got charged full price
over charge refund please
bundle was meant to be cheaper, I was billed separately
billing mistake
can I see it in person
is it in stock at your physical shop
is there one at the airport or station
do you have premises I can visit
do you send PR samples
want be your agent in Vietnam
can my gym put a shelf of your goods in, revenue share
collab?
how to get in touch
toll free number
give my son a ring, he'll explain
tel number pls
does the outer box show the product
is underwear shipped discreetly
logos on the tape?
does anyone see my number
problem solved, I'd like to revise my rating
typo in my review
stars slid to two, I meant five
fix my feedback
can you engrave a date inside the ring
can I see a mock-up first
phone number on the dog tag please
ur own design possible
do you hang the curtain rod for me
do you install in rural areas
two left thumbs here, could I manage putting it up
does the price cover putting it together
can you handwrite a note for my mum
blank card so I can write myself
spritz some perfume in the box?
can it come boxed as a present
`;
