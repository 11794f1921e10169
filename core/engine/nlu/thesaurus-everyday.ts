// Everyday talk beyond the shop, in the thesaurus' form (see thesaurus.ts): shops of every trade hear it, and a longer
// word known here keeps a shorter one inside it from being taken for shop talk (密码 is no 尺码).

export const everyday = `
~want 想要 希望 打算 想着 want like wish need would_like looking_to desire wanna intend
~need 需要 必须 得要 must need require required have_to got_to necessary mandatory
~help 帮忙 帮助 帮我 协助 麻烦 help assist assistance support aid guide
~tell 告诉 说一下 讲讲 介绍一下 tell explain describe inform let_know inform_me
~show 给我看 展示 show display view see bring_up pull_up
~find 查找 搜索 寻找 find search look_for locate look_up seek
~check 查询 查一下 核对 确认 看一下 check verify confirm inquire look_into make_sure
~get 取得 获得 领取 得到 get obtain receive acquire gain
~give 给我 送我 give provide hand offer supply
~make 制作 make create build produce prepare
~start 开始 启动 开启 start begin launch initiate activate commence
~stop 停止 终止 结束 别再 stop end quit terminate halt cease
open_account 开户 注册 开通 申请账号 register sign_up signup open_account create_account enroll join
close_account 注销 销户 关闭账号 删除账号 close_account delete_account deactivate remove_account terminate_account cancel_account delete_profile
account 账户 账号 户头 account profile login
login 登录 登陆 登不上 进不去 login log_in sign_in signin logged access
password 密码 口令 password passcode passwd pin pin_number
identity 身份 身份证 实名 实名认证 证件 identity identification id verify_identity passport proof documents
pending 等待 待处理 处理中 未到账 挂起 pending processing waiting in_progress not_completed still_processing
decline 拒绝 被拒 拒付 刷不了 decline reject refuse deny denied rejected unsuccessful not_accepted not_go_through did_not_work
transfer 转账 转钱 汇款 打款 transfer send_money wire remit remittance move_money
deposit 存款 存钱 充值 转入 deposit top_up topup add_money put_money load fund
withdraw 取钱 取款 提现 取现 withdraw withdrawal cash_out take_out take_money get_cash
atm 取款机 提款机 atm cash_machine cashpoint cash_dispenser
cash 现金 钞票 现钱 cash banknote bills paper_money
balance 余额 剩多少 还剩 balance remaining left how_much_left available_balance
statement 账单 明细 流水 对账单 statement bill transaction_history activity
transaction 交易 消费 一笔 transaction purchase payment charge operation
directdebit 自动扣款 代扣 自动续费 direct_debit standing_order autopay recurring subscription auto_renew
limit 限额 额度 上限 最多 limit maximum cap at_most restriction max
exchangerate 汇率 兑换率 换汇 外汇 exchange_rate conversion rate forex
currency 货币 币种 外币 美元 欧元 英镑 日元 currency dollar euro pound yen usd gbp eur
convert 兑换 换算 折算 convert exchange swap turn_into
bankcard 借记卡 card credit_card debit_card bank_card visa mastercard
newcard 新卡 补卡 换卡 办卡 new_card replacement_card order_card
virtual 虚拟 一次性 virtual disposable temporary
contactless 免密 闪付 感应 碰一碰 contactless tap tap_to_pay
applepay 苹果支付 谷歌支付 apple_pay google_pay mobile_pay samsung_pay
stolen 被偷 被盗 偷了 盗刷 失窃 stolen theft stole fraud fraudulent hacked compromised robbed scam
unknown 不认识 陌生 没印象 unknown recognize unrecognized do_not_recognize unfamiliar strange did_not_make never_made
block 冻结 锁定 挂失 停用 block freeze lock suspend disable locked
unblock 解冻 解锁 解封 unblock unfreeze unlock reactivate
expired 到期 失效 expire expiration expiry expired out_of_date lapse
swallowed 吞卡 吞了 swallowed ate kept_my_card retained
fees 服务费 费率 fee charge cost commission surcharge extra_cost
interest 利息 利率 年化 interest apr apy rate
loan 贷款 借款 房贷 车贷 loan mortgage borrow lend credit
debt 欠款 负债 逾期 debt owe overdue arrears past_due
save 省钱 储蓄 存起来 saving save savings
invest 投资 理财 股票 基金 炒股 invest investment stock share portfolio fund 401k retirement
tax 纳税 报税 个税 tax taxes irs w2 income_tax
salary 工资 薪水 薪资 发薪 salary paycheck wage payday pay_day paid income
budget 预算 花费 开销 支出 budget spend spending expense expenditure
insurance 投保 理赔 保单 insurance coverage policy insure premium claim
refunded 退回来 退到 refunded reimbursed credited_back returned_money reverted
twice 两次 重复 两遍 双倍 twice double duplicate two_times again more_than_once repeated
failed 没成功 出错 failed fail error not_working does_not_work did_not_work problem trouble issue unable
wrongamount 金额不对 数目不对 少了钱 wrong_amount incorrect_amount different_amount not_right_amount
country 国家 地区 境外 country abroad overseas foreign region nation international
age 年龄 几岁 多大年纪 未成年 age old years_old minimum_age minor underage
child 女儿 儿子 child kid children daughter son kids
friend 朋友 好友 闺蜜 同事 friend buddy pal mate colleague
family 家人 家里人 爸爸 family parent mom dad mother father wife husband
name 姓名 name call called surname maiden_name
~update 更新 升级 刷新 update upgrade refresh latest newest version
edit 编辑 改一下 edit modify change alter adjust amend update
delete 删除 删掉 去掉 移除 清空 delete remove erase clear get_rid discard
~add 添加 加上 加入 增加 新增 add include insert append put_on
~set 设置 设定 调成 set configure adjust setup set_up
turnon 开启 开灯 turn_on switch_on enable activate power_on
turnoff 关闭 关掉 关灯 turn_off switch_off disable deactivate shut_off power_off
increase 增加 提高 调高 大点 上调 increase raise higher up boost more louder turn_up
decrease 减少 降低 调低 小点 下调 decrease lower reduce down less quieter turn_down
alarm 闹钟 叫醒 起床铃 alarm wake_up wake_me
reminder 提醒 备忘 别忘了 remind reminder do_not_let_me_forget
timer 计时 倒计时 计时器 timer countdown stopwatch
calendar 日历 日程 行程 安排 calendar schedule agenda appointment event
meeting 会议 开会 约会 meeting conference call_meeting
list 列表 名单 list lists
todo 待办 任务 代办 todo to_do task chore
shopping 购物 购物车 买菜 采购 shopping grocery groceries shopping_list cart
weather 天气 下雨 气温 温度 刮风 下雪 weather rain temperature forecast snow sunny humidity cloudy storm hot_outside cold_outside umbrella
date 日期 星期几 date day_of_week what_day calendar_date
clock 现在时间 时间 time clock hour what_time
timezone 时区 时差 timezone time_zone
holiday 假期 放假 节日 休假 holiday vacation pto day_off days_off time_off leave christmas easter
music 音乐 歌曲 听歌 播放 music song track album playlist tune artist band
play 播放 放一首 play listen hear put_on
next 下一个 下一首 跳过 切歌 next skip forward following
repeat 重复 再说一遍 再来一遍 循环 repeat again say_again one_more_time replay loop
volume 音量 声音 大声 小声 volume sound loud quiet mute silent silence speaker
radio 电台 广播 收音机 radio station fm
podcast 播客 节目 podcast episode show
audiobook 有声书 听书 audiobook book novel reading
news 新闻 消息 头条 资讯 news headline current_events happening
movie 电影 影片 影院 movie film cinema theater watch
video 录像 短片 video clip youtube
game 游戏 game play_game
joke 笑话 段子 搞笑 joke funny laugh humor make_me_laugh
fact 知识 冷知识 事实 fact trivia did_you_know
define 意思 定义 什么叫 解释 define definition meaning mean means
spell 怎么写 拼写 spell spelling spelled
translate 翻译 译成 怎么说 translate translation how_do_you_say in_spanish in_french in_german in_english language
calculate 计算 等于多少 calculate math plus minus times divided square_root sum solve percent
measure_convert 等于 多少克 多少米 换算 convert ounce inch centimeter mile kilometer gallon liter cup tablespoon
city 城市 地方 city town place location
restaurant 餐厅 饭店 饭馆 馆子 restaurant cafe diner eatery place_to_eat
reserve 预订 预约 订位 订座 book reserve reservation booking table
food 食物 美食 food eat meal dinner lunch breakfast dish cuisine
takeaway 外卖 送餐 打包 takeaway takeout delivery_food order_food pizza
recipe 菜谱 做法 怎么做 食谱 recipe cook cooking bake prepare how_to_make
ingredients 食材 配料 原料 ingredient ingredients substitute
calories 热量 卡路里 营养 calorie calories nutrition nutritional protein fat healthy carbs sugar
coffee 咖啡 拿铁 coffee espresso latte brew
travel 旅游 旅行 出差 出游 travel trip journey tour vacation visit
flight 航班 飞机 机票 flight plane fly airline airplane boarding
luggage 行李 托运 随身 luggage baggage suitcase carry_on bag
hotel 酒店 宾馆 民宿 住宿 hotel motel accommodation stay room lodging
train 火车 高铁 动车 列车 train railway rail
bus 公交 巴士 大巴 bus coach shuttle
taxi 出租车 打车 网约车 滴滴 taxi cab uber lyft ride
subway 地铁 subway metro underground tube u-bahn
ticket 车票 门票 ticket fare pass
route 路线 怎么走 怎么去 导航 方向 route direction directions way_to get_to how_to_get navigate path connection go_from
traffic 堵车 路况 拥堵 拥挤 traffic congestion jam busy_road
distance 距离 多远 几公里 distance how_far far miles away
depart 出发 发车 启程 开车时间 depart departure leave departing next_train go
arrival 到达 到站 arrive arrival get_in land reach
carrental 租车 rental_car rent_a_car car_rental hire_car
car 汽车 车子 轿车 car vehicle automobile truck
gas 加油 汽油 油价 油量 gas fuel petrol gasoline tank
tire 轮胎 胎压 爆胎 tire tyre tires pressure
oilchange 换机油 机油 oil oil_change
mileage 油耗 里程 mpg mileage fuel_economy
mechanic 修车 保养车 mechanic garage car_maintenance service_car
jumpstart 搭电 没电了 电瓶 jump_start battery_dead jumpstart battery
house 房子 住房 house home apartment flat
rent 房租 出租 rent lease rental tenant
light 灯光 亮度 light lights lamp bulb bright brightness dim
heating 暖气 空调 恒温 thermostat heating heater air_conditioning ac temperature_setting
clean 打扫 清扫 扫地 吸尘 clean vacuum robot_vacuum cleaner sweep mop
socket 插座 插头 电源 socket plug outlet wemo smart_plug
device 设备 电脑 笔记本 device phone laptop computer tablet
findphone 手机找不到 手机在哪 find_phone lost_phone where_is_my_phone locate_my_phone
battery 电池 电量 充电 续航 battery charge charging power
internet 网络 宽带 上网 无线网 wifi internet network wifi wi-fi connection broadband
software 软件 程序 应用 app software application app program tool
install_software 安装软件 装系统 下载 install download setup installation
computer_off 关机 重启 shutdown shut_down reboot restart power_off turn_off_computer
printer 打印机 打印 扫描 printer print scanner scan
website 网站 网页 网址 website site web_page url page
email 邮件 电邮 email e_mail mail inbox gmail hotmail outlook
message 短信 消息 message text sms whatsapp chat
call 打电话 通话 拨打 来电 call phone_call dial ring telephone
contact_person 联系人 通讯录 号码 contact contacts phone_number number address_book
post 发帖 发布 发推 动态 post tweet publish share facebook twitter social
spam 垃圾邮件 骚扰 广告 spam junk unwanted
filter 过滤 筛选 屏蔽 filter sort block_out
backup 备份 导出 同步 backup back_up export sync synchronize copy transfer_data
import_data 导入 迁移 import migrate move
alternative 替代 代替 类似 别的 alternative instead similar replacement like substitute other_than
recommendation recommend suggest suggestion advice recommendation should_i best
opinion 觉得 认为 看法 怎么看 opinion think feel thoughts
reviews 评分 口碑 review rating rated stars reviews
health 健康 身体 生病 看病 health sick ill doctor hospital medical symptom
vaccine 疫苗 打针 vaccine shot shots immunization vaccination
person 人物 who person people celebrity
president 总统 主席 president leader prime_minister
company 单位 company firm business corporation
job 工作 职业 job work career occupation position
hiring 招聘 应聘 招人 hiring apply recruit vacancy
boss 老板 上司 经理 boss manager supervisor
school 学校 上课 作业 school class homework exam study
pet 宠物 pet dog cat puppy kitten
hobby 爱好 兴趣 喜欢做 hobby hobbies interests like_to_do free_time
meaninglife 人生意义 活着为什么 meaning_of_life purpose_of_life
feeling 心情 难过 开心 高兴 feel sad happy mood feeling
love love like adore fond
smalltalk 最近怎么样 吃了吗 过得好吗 how_are_you how_is_it_going what_is_up how_do_you_do how_are_things
name_you 你叫什么 你是谁 怎么称呼你 your_name who_are_you what_should_i_call_you
whomade 谁做的你 谁开发 who_made_you who_created_you who_built programmed_by
bot_you 你是机器人 真人吗 are_you_a_bot are_you_human are_you_real robot computer_program artificial ai
where_you 你在哪 你住哪 你是哪里人 where_are_you_from where_do_you_live where_were_you_born
capabilities 你会什么 你能做什么 有什么功能 what_can_you_do what_can_i_ask abilities capabilities help_me_with
fun 好玩 有趣 逗我 fun entertain amuse
~yes 是的 没错 好呀 可以的 yes yeah yep sure correct right of_course absolutely
~no 不是 不要 no nope nah not_really negative
~maybe 也许 可能 不确定 说不定 maybe perhaps not_sure possibly might unsure
sorry 抱歉 对不起 不好意思 sorry apologize pardon excuse_me apology
please_wait 慢着 wait hold_on one_moment hang_on give_me_a_second
thanks_en thanks thank thank_you appreciate grateful
greeting 早上好 晚上好 hello hi hey good_morning good_evening greetings
farewell 回见 bye goodbye see_you talk_later farewell take_care
~good 优秀 good great excellent nice awesome fantastic wonderful perfect well
~bad 糟糕 不好 bad terrible awful horrible poor worst
~fast 迅速 马上 立刻 fast quick quickly rapid immediately right_away instant instantly speed
~slow 半天 slow slowly taking_so_long taking_too_long takes_forever delayed
long_time 好久 很久 多日 一周 两周 days weeks week long_time a_while ages month
~today 今日 今晚 today tonight this_morning this_evening
~tomorrow 明日 tomorrow next_day
~yesterday 昨天 前天 yesterday last_night day_before other_day
~weekend 周六 周日 weekend saturday sunday
~week 这周 下周 星期 week weekly this_week next_week
~now 现在 目前 当前 此刻 now current currently at_the_moment right_now present
~later 以后 稍后 之后 later after afterwards
~before 以前 先前 before previous previously prior earlier last
~first 第一 首先 最早 first initial
~always 总是 每次 一直 always every_time keep keeps constantly each_time
~never 从来没 从不 never not_ever
~only 只有 only just solely
~all 全部 所有 整个 all every entire everything whole
~some 一些 部分 有的 some few several
~another 另一个 别的 其他 再来一个 another other different else additional extra second
~same 一样 相同 同样 same identical equal
different 差异 different differ difference vary
~big 巨大 big large huge
~small 迷你 small little tiny mini
cheapest 最便宜 最低价 cheapest lowest lowest_price least_expensive shortest
~most 最多 最好 most best top highest
~near 附近 周边 最近的 旁边 near nearby close closest nearest around
~howmuch how_much how_many amount number
~howlong how_long how_many_days length duration how_soon when_will
~why_q 为啥 怎么回事 why how_come reason explain_why what_happened
~how_q how how_to how_do how_can way_to steps process procedure
~where_q 在哪 去哪 where whereabouts which_place
~who_q 哪位 who whom whose
~when_q 几时 when what_time what_date
~can_q 行不行 can could may able allowed possible permitted is_it_possible
~isthere 是否有 is_there are_there do_you_have does_it_have
status 状态 情况 到哪一步 status state progress update_on where_is
history 历史 记录 以往 history past record log
number_id 号码 编号 编码 卡号 number code id digits routing account_number serial
secure 安全 保护 secure safe security protect protected privacy
link 链接 绑定 关联 link connect bind attach associate tie add_card
work_q 有效 管用 好使 生效 work works working function functional valid
available 可用 能用 available supported support accept accepted accepts
visible 看不到 不显示 没显示 消失 not_showing does_not_show missing disappeared not_appear gone cannot_see not_there not_visible
received received got arrived came_in
notreceived 还没到 未收到 没到 not_received have_not_received not_arrived has_not_arrived has_not_come not_get never_got did_not_get not_here not_come still_waiting
cancelled 取消了 被取消 cancelled canceled reverted reversed undone
undo 撤回 恢复 undo revert reverse take_back rollback
mistake 失误 误操作 mistake error accident accidentally wrongly by_mistake
~question 问题 疑问 请教 question query ask inquiry
complaint_en 意见 complaint complain feedback dissatisfied unhappy
agent_en 人工 转人工 agent human representative operator live_person real_person customer_service speak_to talk_to
newsletter 订阅 退订 推送 newsletter subscribe unsubscribe subscription mailing_list
delivery_options 配送方式 快递方式 送货选项 delivery_options shipping_options shipping_method delivery_method
period 时间段 多长期限 期限 period window timeframe time_frame deadline
penalty 违约金 罚款 penalty fine cancellation_fee early_termination
`;
