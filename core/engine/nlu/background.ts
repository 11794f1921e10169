// Our own sentences about everything but a shop: what a model learns not to answer. Where a shop's own phrasings speak of
// such things, calibrating drops the sentences that its model takes for its own.

export const background: readonly string[] = `
今天天气怎么样 | 明天会下雨吗 | 这周末气温多少度 | 上海现在几度 | 台风什么时候登陆 | 从广州到深圳怎么坐车
北京地铁末班车几点 | 高铁票怎么退 | 火车票怎么改签 | 飞机能带多少行李 | 去三亚旅游要准备什么 | 附近有什么好吃的
推荐一家火锅店 | 酒店怎么预订 | 签证怎么办理 | 护照过期了怎么补办 | 身份证丢了去哪里办 | 社保怎么查询
公积金怎么提取 | 个人所得税怎么算 | 房租合同怎么写 | 房贷利率是多少 | 今天股票涨了吗 | 基金亏了要不要卖
信用卡账单怎么分期还 | 银行几点开门 | 美元现在什么汇率 | 怎么理财赚钱快 | 手机套餐怎么退订 | 流量用完了怎么办
话费怎么充值 | 宽带怎么安装路由器 | 电脑蓝屏怎么修 | 怎么重装系统 | 微信账号被封了怎么解封 | 密码忘了怎么登录邮箱
怎么写一个排序算法 | 用python怎么读文件 | 帮我写一篇作文 | 帮我写代码 | 翻译一下这句话 | 英语四级怎么复习
高考分数线多少 | 数学题怎么做 | 一加一等于几 | 圆周率是多少 | 光速有多快 | 地球离月亮多远 | 世界上最高的山是哪座
中国有多少个省 | 长江有多长 | 唐朝是哪年建立的 | 谁是美国总统 | 红楼梦的作者是谁 | 这部电影讲了什么
最近有什么好看的电视剧 | 推荐一首歌 | 周杰伦的新歌叫什么 | 世界杯谁赢了 | 今晚球赛几点开始 | 王者荣耀怎么上分
游戏卡顿怎么办 | 玩个游戏吧 | 给我讲个笑话 | 讲个故事 | 唱首歌给我听 | 你有女朋友吗 | 你今年几岁了 | 你喜欢我吗
你会做饭吗 | 你吃饭了吗 | 我好无聊啊 | 我失恋了好难过 | 今天心情不好 | 我想睡觉了 | 人生的意义是什么
你相信有外星人吗 | 红烧肉怎么做 | 鸡蛋煮几分钟 | 减肥吃什么好 | 怎么快速瘦肚子 | 感冒了吃什么药 | 头疼怎么办
发烧到三十九度要去医院吗 | 孩子咳嗽怎么办 | 狗狗拉肚子怎么办 | 猫可以吃巧克力吗 | 怎么养多肉 | 怎么学做菜
怎么学游泳 | 怎么练字 | 钢琴要练多久 | 驾照怎么考 | 车子违章怎么处理 | 汽车多久保养一次 | 油价今天多少
小区停水了吗 | 电费怎么交 | 燃气费怎么交 | 物业电话多少 | 垃圾怎么分类 | 外卖怎么还没送到 | 打车多少钱一公里
共享单车怎么开锁 | 幼儿园怎么报名 | 暑假放多久 | 春节放假安排 | 今天是星期几 | 现在几点了 | 今天农历多少
双子座今天运势 | 做梦梦到蛇是什么意思 | 怎么追女孩子 | 结婚要准备什么 | 面试要注意什么 | 工资什么时候发
怎么写辞职信 | 公司怎么注册 | 商标怎么申请 | 招聘快递员吗 | 诚聘兼职日结一天三百 | 加我微信带你赚钱
需要贷款吗利息低 | 专业代刷信誉 | 店铺代运营了解一下 | 抖音涨粉推广 | 我们是做网站的 | 代开各类证明
免费领取福利请点链接 | 短视频怎么剪辑 | 怎么开直播 | 怎么成为网红 | 律师咨询多少钱 | 离婚财产怎么分
被人打了怎么报警 | 快递员工资多少 | 医院挂号怎么预约 | 哈哈哈哈哈哈 | 嘿嘿嘿 | 啦啦啦啦啦 | 呜呜呜呜
嗯嗯啊啊哦哦 | 阿斯顿发 | 随便说说 | 测试一下 | 无聊逛逛网页 | 你猜我是谁 | 陪我聊聊天 | 成语接龙一马当先
背一首李白的诗 | 后天要不要带伞 | 周末适合出去玩吗 | 外面冷不冷 | 今年冬天冷吗 | 雾霾严重吗 | 空气质量指数多少
几点日出 | 北方下雪了没有 | 梅雨季什么时候结束 | 现在室外多少度 | 明早起雾吗 | 最近的地铁站怎么走
机场大巴几点发车 | 坐几路公交能到火车站 | 开车去青岛要几个小时 | 高速免费到几号 | 这条路限行吗
停车场一小时多少钱 | 航班延误了怎么赔 | 飞机票能退吗 | 火车票丢了怎么补 | 充电宝能带上飞机吗 | 买动车票要身份证吗
候补车票能抢到吗 | 网约车订单怎么取消 | 骑行卡怎么退 | 打车怎么开发票 | 车票改签收费吗 | 坐船晕船怎么办
护照快过期了能出国吗 | 去日本要办签证吗 | 导航怎么走最近 | 云南哪里好玩 | 去西藏要注意什么 | 迪士尼门票多少钱
国庆去哪里人少 | 故宫要预约吗 | 酒店几点退房 | 民宿可以取消预订吗 | 房间能加床吗 | 酒店含早餐吗
酒店押金什么时候退 | 帮我订一间房 | 景区门票能退吗 | 跟团游靠谱吗 | 泰国现在热不热 | 东京和大阪哪个好玩
爬泰山要多久 | 居住证怎么续 | 结婚证要带什么材料 | 户口怎么迁 | 医保卡丢了怎么补 | 养老金每月领多少
驾驶证到期怎么换 | 无犯罪证明去哪开 | 生育津贴怎么领 | 失业金怎么申请 | 港澳通行证怎么办 | 二孩补贴多少
残疾证怎么办理 | 退税怎么申请 | 个税怎么退 | 电子发票怎么入账 | 营业执照怎么注销 | 公证处几点下班
派出所电话多少 | 房贷可以提前还吗 | 存款利息多少 | 黄金价格多少一克 | 比特币跌了吗 | 哪只股票能买
信用卡逾期怎么办 | 信用卡额度怎么提 | 花呗怎么关闭 | 借呗利息高吗 | 银行卡被冻结了 | 转账转错人了怎么追回
国债怎么买 | 保险怎么理赔 | 车险到期了 | 工资卡密码忘了 | 日元换人民币多少 | 美金兑换在哪换 | 基金怎么赎回
征信怎么查 | 支付宝余额怎么提现 | 微信零钱提现手续费 | 公积金贷款能贷多少 | 宽带多少钱一年 | 宽带网速太慢
宽带密码忘了 | 路由器怎么设置 | 家里网断了 | 无线网连不上 | 话费怎么查 | 流量还剩多少 | 手机欠费停机了
怎么办副卡 | 手机号怎么注销 | 怎么转网到移动 | 验证码收不到 | 骚扰电话怎么拦截 | 信号不好怎么办
移动客服电话多少 | 套餐怎么改 | 电脑开不了机 | 键盘失灵了怎么办 | 打印机卡纸 | 怎么截图 | 文件删了怎么恢复
硬盘坏了数据能恢复吗 | 系统怎么更新 | 表格怎么求和 | 怎么把图片转成文字 | 视频怎么压缩 | 手机内存不够怎么清理
怎么注册邮箱 | 微信怎么换头像 | 抖音怎么涨粉 | 账号被盗了怎么办 | 朋友圈怎么屏蔽人 | 怎么查聊天记录
帮我写个网页 | 数据库怎么优化 | 这段代码哪里错了 | 递归是什么意思 | 服务器怎么部署 | 人工智能会取代人吗
芯片是怎么做的 | 三角函数怎么学 | 这道题怎么解 | 作文怎么写开头 | 论文查重多少合格 | 考研要准备多久
高考志愿怎么填 | 英语单词怎么背 | 普通话怎么考证 | 教师资格证怎么报名 | 研究生学费多少 | 留学要多少钱
雅思考几分够 | 幼小衔接要不要上 | 孩子不爱写作业 | 开学典礼几点开始 | 寒假作业有哪些 | 学生证丢了怎么补
图书馆借书能借多久 | 选课系统进不去 | 地球为什么是圆的 | 太阳离我们多远 | 恐龙怎么灭绝的 | 人为什么会做梦
水的沸点是多少 | 最大的海洋是哪个 | 三国演义谁写的 | 秦始皇活了多少岁 | 二战什么时候结束 | 五四运动是哪一年
美国有多少个州 | 法国首都在哪 | 珠穆朗玛峰多高 | 大象有多重 | 鲸鱼是鱼吗 | 彩虹有几种颜色 | 月亮是什么材质
光年是时间单位吗 | 圆的面积怎么算 | 一公里等于多少米 | 一斤等于多少克 | 华氏度怎么换算 | 十二生肖有哪些
成语画蛇添足什么意思 | 端午节的来历 | 这个字怎么读 | 最近有什么电影上映 | 这部剧一共多少集 | 谁演的男主角
演唱会门票怎么抢 | 有什么好听的歌 | 放一首轻音乐 | 推荐几本小说 | 漫画更新了吗 | 游戏怎么充值 | 王者打不上去
吃鸡有外挂吗 | 账号皮肤能卖吗 | 昨晚比赛谁赢了 | 欧冠决赛在哪踢 | 奥运会哪年举办 | 国足赢了没 | 打麻将怎么算番
围棋怎么下 | 象棋规则是什么 | 猜个谜语 | 说个绕口令 | 讲个鬼故事 | 给我念首诗 | 唱歌给我听听 | 脑筋急转弯来一个
来一局石头剪刀布 | 嗓子疼吃什么药 | 失眠怎么办 | 胃疼能喝咖啡吗 | 血压高吃什么 | 体检前能喝水吗 | 疫苗打第几针
牙疼怎么缓解 | 腰疼挂什么科 | 拔牙多少钱 | 近视能做手术吗 | 怀孕能打疫苗吗 | 宝宝半夜哭闹怎么办 | 感冒多久能好
头发掉得多怎么办 | 维生素什么时候吃 | 发烧要不要吃退烧药 | 糖尿病能吃水果吗 | 医院几点上班 | 专家号怎么挂
住院费能报销吗 | 核酸结果怎么查 | 怎么增肌 | 跑步膝盖疼 | 一天喝多少水 | 熬夜怎么补 | 糖醋排骨怎么做
米饭要放多少水 | 蛋糕怎么烤 | 豆腐怎么做好吃 | 饺子煮几分钟 | 火锅蘸料怎么调 | 附近有外卖吗 | 我点的外卖到哪了
外卖洒了怎么办 | 这家店要排队吗 | 帮我订个桌 | 有没有包间 | 奶茶推荐一下 | 咖啡喝多了会怎样 | 螃蟹怎么挑
冰箱里剩菜能放几天 | 哪家烧烤好吃 | 晚饭吃什么 | 今天中午吃啥 | 减脂餐怎么搭配 | 猫不吃饭怎么办
狗狗多久洗一次澡 | 小狗要打几针疫苗 | 仓鼠能活几年 | 金鱼怎么养 | 鹦鹉会说话吗 | 猫咪绝育多少钱
绿萝怎么养不黄叶 | 君子兰多久浇水 | 蚊子怎么消灭 | 家里有蟑螂怎么办 | 怎么跟女朋友道歉 | 老公不回消息
暗恋一个人怎么办 | 前任找我怎么办 | 怎么拒绝别人表白 | 父母催婚怎么办 | 室友很吵怎么办 | 朋友借钱不还
婆媳关系怎么处 | 相亲要聊什么 | 我和同事吵架了 | 人活着为了什么 | 我压力好大 | 我想哭 | 没人陪我 | 今天好累啊
我被老板骂了 | 我升职了 | 明天我生日 | 你会想我吗 | 你有感情吗 | 你今年多大 | 你是男是女 | 你住在哪里
你爸爸妈妈是谁 | 你喜欢什么颜色 | 你会唱歌吗 | 你聪明吗 | 你能陪我聊天吗 | 你觉得我帅吗 | 你叫我一声大哥
你吃过饭没有 | 你睡了吗 | 咱俩做个朋友 | 简历怎么写 | 面试穿什么 | 试用期能辞职吗 | 加班费怎么算 | 年终奖发多少
公务员怎么报名 | 快递员一个月挣多少 | 你们招人吗 | 你们店招客服吗 | 有没有兼职可以做 | 外卖骑手怎么注册
公司不给交社保 | 劳动仲裁怎么申请 | 裁员补偿多少 | 怎么跟老板谈涨薪 | 年假有几天 | 请假条怎么写 | 会议纪要模板
周报怎么写 | 怎么开一家网店 | 怎么开通直播带货 | 注册公司要多少钱 | 怎么做自媒体 | 房价会跌吗
租房押金不退怎么办 | 中介费多少 | 物业费怎么交 | 水电费在哪交 | 燃气费余额多少 | 暖气什么时候开 | 楼上漏水怎么办
电梯坏了找谁 | 马桶堵了怎么办 | 小区门禁卡丢了 | 停电到几点 | 今天停水吗 | 装修一平多少钱 | 甲醛怎么去除
搬家公司多少钱 | 家政阿姨怎么找 | 垃圾袋扔哪里 | 空调不制冷怎么修 | 燃气热水器打不着火 | 怎么换灯泡
墙面发霉怎么处理 | 科目二怎么过 | 违章扣几分 | 汽车年检要带什么 | 轮胎多久换 | 机油用什么牌子 | 电动车充满要多久
二手车怎么估价 | 新能源补贴还有吗 | 驾照扣满了怎么办 | 刹车异响怎么回事 | 车被追尾了怎么办 | 油卡怎么充值
洗车多少钱 | 车牌怎么摇号 | 借条怎么写才有效 | 离婚孩子归谁 | 房产过户要多少钱 | 被骗了怎么报案 | 遗产怎么分
合同违约金怎么算 | 交通事故怎么赔 | 欠钱不还怎么起诉 | 律师费多少 | 邻居噪音怎么投诉 | 高空抛物找谁
今年春节几号 | 清明放几天 | 今天农历几月 | 现在北京时间 | 母亲节是哪天 | 离过年还有多少天 | 闰年怎么算
属龙今年多大 | 我的星座运势 | 今天黄历宜什么 | 梦见掉牙什么意思 | 面相怎么看 | 怎么算八字 | 我司专业做网店推广
老板需要刷单吗 | 店铺流量提升找我 | 低息贷款秒到账 | 信用卡代还了解一下 | 专业代写论文 | 承接小程序开发
您好我是某某装修公司 | 诚招代理日赚千元 | 加我领取免费课程 | 炒股群进不进 | 刷信誉加微信 | 代开增值税票据
你们需要办公用品吗 | 我们是物流公司想合作报价 | 做短视频拍摄的 | 微商货源一手 | 招聘主播底薪八千 | 私人侦探调查
彩票内部号码 | 专业通下水道 | 出售粉丝账号 | 拼多多砍一刀 | 帮我助力一下 | 转发这条消息给十个人
投票给我家孩子投一票 | 啊啊啊 | 哈哈哈哈 | 嘻嘻嘻 | 呵呵 | 额额额 | 滴滴滴 | 嘟嘟嘟嘟 | 咕噜咕噜 | 哎呀呀呀
略略略 | 喵喵喵 | 汪汪汪 | 叮叮当当 | 一二三四五 | 甲乙丙丁 | 测试测试 | 打错了 | 发错人了 | 不好意思点错了
没事乱按的 | 按到了 | 阿巴阿巴 | 随便打打字 | 键盘坏了乱打 | 九九八十一 | 天王盖地虎 | 床前明月光 | 春眠不觉晓
上山打老虎 | 从成都到重庆有多远 | 开车去机场要多久 | 韩元换人民币划算吗 | 英镑汇率今天是多少 | 中秋放假怎么调休
五一放几天 | 学校几号放寒假 | 电视信号断了怎么修 | 热水器漏水叫谁修 | 电费余额怎么看 | 煤气欠费了在哪充
手机号停机怎么恢复 | 话费套餐哪个划算 | 酒店能续住吗 | 退房以后能寄存行李吗 | 机票订错名字能改吗
火车晚点能退票吗 | 景点几点关门 | 我们公司做直播代播 | 您好做不做网店托管 | 需要拍商品图可以找我们
有没有兴趣开分店 | 给你们店做排名优化 | 一起组队打游戏 | 跟我玩个猜字游戏 | 接龙吧一心一意 | 红楼梦讲的什么故事
哈利波特有几部 | 西游记有多少回 | 流浪地球好看吗 | 怎么当程序员 | 怎么当空姐 | 怎么学开车 | 做主播能赚钱吗
吉他怎么入门 | 尤克里里难学吗 | 香蕉有多少热量 | 鸡胸肉蛋白质多少 | 瘦十斤要多久 | 狗吃了葡萄怎么办
猫吐了怎么回事 | 番茄炒蛋放糖吗 | 包子怎么发面 | 明天限号吗 | 几号发工资 | 会议几点开 | 帮我定个闹钟
提醒我下午喝水 | 打开空调 | 把灯关了 | 音量调大 | 播放周杰伦 | 下一首 | 讲讲你自己的故事 | 你最喜欢的电影是什么
猫和狗你喜欢哪个 | 世界上有鬼吗 | 时间能倒流吗 | 为什么天是蓝的 | 一光年多远 | 光合作用是什么 | 牛顿第一定律
勾股定理怎么证明 | 元素周期表前十 | 英语怎么说苹果 | 日语你好怎么讲 | 这句话翻成英文 | 股市今天跌了多少
彩票中奖号码 | 明天会涨停吗 | 房子能公积金贷款吗 | 租房合同到期了 | 邻居家狗叫 | 小区停车费 | 孩子上几年级
学区房怎么看 | 高考加油 | 祝我考试顺利 | 我考砸了 | 我跟男朋友分手了 | 有人喜欢我怎么办 | 我妈又骂我了
失业了怎么办 | 想换工作 | 老板不给发奖金 | 公司团建去哪 | 同事离职送什么祝福语 | 帮我想个网名 | 给猫起个名字
帮我写情书 | 写一首关于秋天的诗 | 生成一张图片 | 你是哪家公司的模型 | 你会编程吗 | 今天新闻有什么 | 谁当选了
打仗了吗 | 地震了吗 | 疫情还有吗 | 核酸还要做吗 | 感冒发烧挂哪科 | 医保能报多少 | 牙齿矫正要几年 | 拔智齿疼吗
近视手术安全吗
what is the weather today | will it rain tomorrow | how hot is it outside | how do I get to the airport
what time does the train leave | book me a flight to paris | find a hotel near me | best restaurants in london
how to renew my passport | how do I file my taxes | what is the exchange rate for dollars
what is the stock price of apple | how to invest money | my computer keeps crashing | how to reset my wifi router
how to write a python function | write me an essay about history | translate this sentence to french
what is two plus two | solve this equation for x | how far is the moon | who is the president
capital of australia | who wrote hamlet | when did the war end | recommend a good book | play some music
what movies are showing | who won the game last night | tell me a joke | tell me a story | sing me a song
are you married | do you love me | what do you eat | I am bored | I feel sad today | what is the meaning of life
how to cook rice | how to bake a chocolate cake | how many calories in an apple | how to lose belly fat
how to build muscle | I have a headache what should I take | my cat is sick | how to train a puppy
how to learn spanish | how to play the piano | how to learn to swim | how to drive a car
how to change a flat tire | what is the gas price | how to pay my electricity bill | how to apply for a job
how to write a resume | how to get a mortgage | what is the speed of light | how old is the universe
what day is it today | what time is it now | set an alarm for seven | turn on the lights | remind me to call mom
what is my horoscope | how to ask a girl out | how to get a visa | earn money from home fast
we can improve your google ranking | cheap loans apply now | invest in crypto today | asdfghjkl | qwerty qwerty
lorem ipsum dolor | blah blah blah | lol lol lol | testing one two three | is it going to be sunny
do I need an umbrella | what is the humidity | how cold will it get tonight | is there a storm coming
when does the sun set | what bus goes downtown | how do I get to the train station | is the subway running late
where can I park | how long is the drive to boston | is my flight on time | can I change my flight
how do I get a refund for my train ticket | what can I bring on a plane | do I need a visa for japan
renew my driver license | how much is a taxi to the airport | rent a car for the weekend | find me a cheap hotel
what time is check out | cancel my hotel booking | is breakfast included at the hotel | best beaches in spain
things to do in rome | when does the museum open | how much are tickets to the zoo | what is my account balance
transfer money to savings | how do I open a bank account | my credit card was stolen | what is the interest rate
how is my credit score | pay my electric bill | how do taxes work | should I buy bitcoin
what is apple trading at | how much is a euro worth | report a lost bank card | what is my routing number
increase my credit limit | my internet is down | how do I set up my router | my phone has no signal
my laptop is slow | the printer is jammed | how do I take a screenshot | recover deleted files
how do I update windows | forgot my email password | my account was hacked | how do I delete my facebook
write a sql query | fix my javascript code | explain recursion | what is machine learning
which programming language should I learn | make me a website | solve two x plus three equals nine
what is the square root of sixteen | how many feet in a mile | convert pounds to kilograms
what is photosynthesis | how do volcanoes form | why is the sky blue | how big is the sun
what color is mars made of | how heavy is an elephant | who invented the telephone | who was napoleon
when was the second world war | what is the longest river | how many countries in africa
who wrote war and peace | what does ubiquitous mean | how do you spell necessary | say hello in german
translate good morning to chinese | what is the plural of mouse | play my favorite song | turn up the volume
what is on tv tonight | who directed titanic | any good books to read | who won the super bowl
what is the score of the game | when do the lakers play | how do you play chess | tell me a riddle | sing a song
make me laugh | play a game with me | flip a coin | roll a dice | pick a number | I have a fever
what helps a sore throat | how do I sleep better | is coffee bad for you | how much water should I drink
best exercises for abs | how do I quit smoking | my back hurts | book a doctor appointment
when should I see a dentist | are vaccines safe | how do I lower my blood pressure | my baby will not sleep
how do I make pancakes | recipe for chicken soup | how long do I boil eggs | what can I cook with rice
substitute for butter | book a table for two | is there a pizza place nearby | order me some food
what wine goes with fish | how many calories in bread | my dog will not eat | how often should I bathe my cat
how long do hamsters live | how do I water a cactus | get rid of ants | is my cat pregnant
how do I ask for a raise | write a cover letter | are you hiring | I am looking for a job at your company
how do I become a nurse | what is the minimum wage | request vacation days | when is payday
how do I start a business | help me with my homework | write an essay for me | how do I get into college
when is the exam | how do I fix a leaking tap | the toilet is blocked | who do I call about the elevator
when is trash pickup | how do I paint a wall | is rent due today | find me an apartment
how much is my house worth | my neighbor is loud | the heating is broken at home | how do I change a light bulb
when is my car due for service | oil change near me | how do I jump start a car | my tire is flat
gas station nearby | how do I pass my driving test | how do I get over a breakup | do you have feelings
are you single | what is your favorite color | where do you live | how old are you | are you human inside
do you sleep | what did you dream about | can we be friends | you are boring | I hate mondays | I am so tired
I got promoted | it is my birthday | I miss my mom | nobody likes me | what should I do with my life
is there a god | do aliens exist | are ghosts real | what is the date | how many days until christmas
what time is it in tokyo | set a timer for ten minutes | wake me up at six | remind me to call dad
add milk to my list | what is on my calendar | cancel my meeting | turn off the lights | call my brother
send a text to anna | lower the thermostat | we offer seo services | grow your followers today
guaranteed loan approval | hot singles near you | you have won a prize | click here for free money
buy cheap pills | investment opportunity double your money | I am a recruiter
are you interested in a partnership for web design | we sell leads | claim your reward now | asdf asdf
hjkl hjkl | aaaaaaa | hahaha | hmm hmm | test test test | foo bar baz | wrong chat sorry
never mind wrong window | ignore this message | la la la | zzzz | abc abc abc | knock knock | once upon a time
to be or not to be | how far is it from paris to london | how many miles is a marathon
what is the yen to dollar rate | convert ten euros to dollars | when is thanksgiving this year
is monday a public holiday | who fixes broadband outages | my cable tv is out | where do I pay the water bill
check my phone credit | extend my hotel stay | late check out at the hotel | airline change fee
rebook my flight | learn the violin | how do I learn to draw | teach me guitar chords | how to lose ten pounds
is keto healthy | calories in a slice of pizza | my cat ate a plant | dog threw up what do I do
do you prefer tea or coffee | are cats better than dogs | pick a film for tonight | what should I watch
good series on netflix | a recipe for apple pie | what is a good dinner idea | how to make lasagna sauce
what is the plot of hamlet | explain the ending of the movie | how to become a streamer | how to get famous
how do I write a novel | play twenty questions | let us play chess | word chain game
we manage online stores for you | do you need product photography | increase your sales with our ads
our agency can help you rank | supplier of packaging introduction | hire our call center
what is your opinion on politics | who will win the election | tell me today's headlines
is the stock market open | what is inflation | calculate my mortgage | how do I dispute a parking ticket
jury duty rules | how to get divorced | child custody lawyer | how to grow tomatoes | fix a squeaky door
unclog a sink | paint for the kitchen | how long do cats sleep | why do dogs bark | what is the tallest building
how deep is the ocean | how hot is the sun | how many bones in the body | what is dna | define irony
synonym for happy | what rhymes with orange | write a haiku | draw me a picture | summarise this article
which model are you | can you code
`
  .trim()
  .split(/ \| |\n/);
