// Our own sentences about everything but a shop: what the model learns not to answer.

export const background: readonly string[] = `
今天天气怎么样
明天会下雨吗
这周末气温多少度
上海现在几度
台风什么时候登陆
从广州到深圳怎么坐车
北京地铁末班车几点
高铁票怎么退
火车票怎么改签
飞机能带多少行李
去三亚旅游要准备什么
附近有什么好吃的
推荐一家火锅店
酒店怎么预订
签证怎么办理
护照过期了怎么补办
身份证丢了去哪里办
社保怎么查询
公积金怎么提取
个人所得税怎么算
房租合同怎么写
房贷利率是多少
今天股票涨了吗
基金亏了要不要卖
信用卡账单怎么分期还
银行几点开门
美元现在什么汇率
怎么理财赚钱快
手机套餐怎么退订
流量用完了怎么办
话费怎么充值
宽带怎么安装路由器
电脑蓝屏怎么修
怎么重装系统
微信账号被封了怎么解封
密码忘了怎么登录邮箱
怎么写一个排序算法
用python怎么读文件
帮我写一篇作文
帮我写代码
翻译一下这句话
英语四级怎么复习
高考分数线多少
数学题怎么做
一加一等于几
圆周率是多少
光速有多快
地球离月亮多远
世界上最高的山是哪座
中国有多少个省
长江有多长
唐朝是哪年建立的
谁是美国总统
红楼梦的作者是谁
这部电影讲了什么
最近有什么好看的电视剧
推荐一首歌
周杰伦的新歌叫什么
世界杯谁赢了
今晚球赛几点开始
王者荣耀怎么上分
游戏卡顿怎么办
玩个游戏吧
给我讲个笑话
讲个故事
唱首歌给我听
你有女朋友吗
你今年几岁了
你喜欢我吗
你会做饭吗
你吃饭了吗
我好无聊啊
我失恋了好难过
今天心情不好
我想睡觉了
人生的意义是什么
你相信有外星人吗
红烧肉怎么做
鸡蛋煮几分钟
减肥吃什么好
怎么快速瘦肚子
感冒了吃什么药
头疼怎么办
发烧到三十九度要去医院吗
孩子咳嗽怎么办
狗狗拉肚子怎么办
猫可以吃巧克力吗
怎么养多肉
怎么学做菜
怎么学游泳
怎么练字
钢琴要练多久
驾照怎么考
车子违章怎么处理
汽车多久保养一次
油价今天多少
小区停水了吗
电费怎么交
燃气费怎么交
物业电话多少
垃圾怎么分类
外卖怎么还没送到
打车多少钱一公里
共享单车怎么开锁
幼儿园怎么报名
暑假放多久
春节放假安排
今天是星期几
现在几点了
今天农历多少
双子座今天运势
做梦梦到蛇是什么意思
怎么追女孩子
结婚要准备什么
面试要注意什么
工资什么时候发
怎么写辞职信
公司怎么注册
商标怎么申请
招聘快递员吗
诚聘兼职日结一天三百
加我微信带你赚钱
需要贷款吗利息低
专业代刷信誉
店铺代运营了解一下
抖音涨粉推广
我们是做网站的
代开各类证明
免费领取福利请点链接
短视频怎么剪辑
怎么开直播
怎么成为网红
律师咨询多少钱
离婚财产怎么分
被人打了怎么报警
快递员工资多少
医院挂号怎么预约
哈哈哈哈哈哈
嘿嘿嘿
啦啦啦啦啦
呜呜呜呜
嗯嗯啊啊哦哦
阿斯顿发
随便说说
测试一下
无聊逛逛网页
你猜我是谁
陪我聊聊天
成语接龙一马当先
背一首李白的诗
what is the weather today
will it rain tomorrow
how hot is it outside
how do I get to the airport
what time does the train leave
book me a flight to paris
find a hotel near me
best restaurants in london
how to renew my passport
how do I file my taxes
what is the exchange rate for dollars
what is the stock price of apple
how to invest money
my computer keeps crashing
how to reset my wifi router
how to write a python function
write me an essay about history
translate this sentence to french
what is two plus two
solve this equation for x
how far is the moon
who is the president
capital of australia
who wrote hamlet
when did the war end
recommend a good book
play some music
what movies are showing
who won the game last night
tell me a joke
tell me a story
sing me a song
are you married
do you love me
what do you eat
I am bored
I feel sad today
what is the meaning of life
how to cook rice
how to bake a chocolate cake
how many calories in an apple
how to lose belly fat
how to build muscle
I have a headache what should I take
my cat is sick
how to train a puppy
how to learn spanish
how to play the piano
how to learn to swim
how to drive a car
how to change a flat tire
what is the gas price
how to pay my electricity bill
how to apply for a job
how to write a resume
how to get a mortgage
what is the speed of light
how old is the universe
what day is it today
what time is it now
set an alarm for seven
turn on the lights
remind me to call mom
what is my horoscope
how to ask a girl out
how to get a visa
earn money from home fast
we can improve your google ranking
cheap loans apply now
invest in crypto today
asdfghjkl
qwerty qwerty
lorem ipsum dolor
blah blah blah
lol lol lol
testing one two three
`
  .trim()
  .split('\n');
