// What customers mean by different words: a small bilingual thesaurus of shop talk. One line a concept, underscores
// join words of one term. A word may stand in several lines. It gives no weights; the model learns those.

export const shopTalk = `
ship 发货 发出 寄出 寄 发走 出库 出货 发件 揽收 dispatch ship send mail post
courier 快递 物流 顺丰 圆通 中通 申通 韵达 邮政 京东快递 极兔 courier carrier express ups fedex dhl
arrive 到货 送到 收到 抵达 送达 到手 能到 会到 到得了 arrive deliver delivery get_here reach
~when 什么时候 多久 几天 多长时间 啥时 何时 哪天 几号 几点 多少天 when how_long how_soon what_time
~where 哪里 哪儿 哪 何处 where
track 物流信息 查快递 查物流 单号 到哪 走到 运到哪 位置 track tracking status whereabouts locate
stuck 不更新 没更新 不动 没动静 卡住 停了 没有变化 停在 stuck not_moving no_update frozen
hurry 快点 催 赶紧 尽快 急 抓紧 加急 快一点 hurry urgent asap rush faster quickly expedite
lost 丢 没收到 丢件 找不到 不见 弄丢 lost missing never_arrived not_received did_not_receive
signed 签收 已签收 显示送达 signed delivered says_delivered marked
pickup 驿站 菜鸟 快递柜 丰巢 代收点 自提 pickup locker collection_point
door 上门 送到家 家门口 门口 door doorstep home_delivery
refund 退款 返款 退钱 退还 钱退 refund money_back reimburse
money 钱 金额 款 费用 money cash amount
return 退货 退回 退掉 寄回 退换 退了 不要了 return send_back
exchange 换货 调换 更换 换码 换一个 换大 换小 换个 exchange swap replace replacement
noreason 无理由 七天 7天 退换货政策 policy no_reason no_questions
fee 运费 邮费 包邮 免运费 快递费 手续费 shipping_fee postage shipping_cost free_shipping delivery_fee
cost 多少钱 价格 价钱 收费 什么价 售价 cost price how_much charge rate
cheap 便宜 优惠 打折 折扣 少点 降价 让利 实惠 减价 cheaper discount deal sale offer bargain off lower
coupon 优惠券 券 红包 代金券 折扣码 coupon voucher promo_code code
fail 不能 不了 失败 用不了 没法 无法 不行 不成功 报错 fail error cannot not_work invalid decline
gift 赠品 赠送 送的 小礼物 送什么 礼物 freebie gift present bonus
wrap 礼盒 包装 贺卡 礼品袋 wrap gift_box card ribbon
drop 降价 差价 保价 价保 买贵 price_drop price_match price_protection cheaper_now
campaign 活动 大促 双十一 双11 618 促销 秒杀 promotion event campaign black_friday
threshold 满减 凑单 满多少 门槛 满额 minimum spend threshold
member 会员 积分 等级 vip 入会 member membership point loyalty reward
bulk 批发 团购 大量 批量 多买 一百件 bulk wholesale quantity in_bulk
review 评价 好评 晒图 追评 差评 评论 review feedback rating comment
order 下单 购买 拍 买 订购 付款 order buy purchase checkout place
pay 支付 付款 微信 支付宝 信用卡 花呗 分期 pay payment paypal visa credit_card installment
paylater 货到付款 cash_on_delivery cod
address 地址 收货地址 收件人 电话填错 address recipient
change 改 修改 更改 变更 换成 change modify edit update correct
wrong 错 弄错 搞错 写错 拍错 填错 选错 买错 wrong mistake incorrect accidentally
cancel 取消 撤销 不买了 不想要 不要了 cancel call_off
note 备注 留言 note remark instruction
merge 合并 一起发 一个包裹 两单 combine merge together one_package
invoice 发票 开票 专票 普票 抬头 税号 报销 invoice tax_invoice receipt vat
presale 预售 定金 尾款 preorder presale deposit balance
adjust 改价 补差价 补运费 拍链接 差价链接 adjust_price difference extra_payment
size 尺码 码 大小 尺寸 号 穿多大 size sizing measurement dimension
fit 合身 合适 偏大 偏小 标准码 宽松 修身 紧 fit fitting large small tight loose
recommend 推荐 建议 介绍 哪个好 选哪 参考 recommend suggest suggestion advise which_one
body 身高 体重 斤 公斤 kg cm height weight tall weigh
material 材质 面料 成分 料子 纯棉 材料 什么做的 布料 material fabric made_of cotton ingredient leather
color 颜色 色 花色 黑色 白色 color shade black white
colordiff 色差 图片一样 和图 照片一样 实物 color_difference photo picture same_as look_like
stock 有货 现货 库存 缺货 断货 卖完 没货 stock available availability sold_out out_of_stock
restock 补货 再上 到货 上架 有货通知 restock back_in_stock replenish again
genuine 正品 真假 假货 官方 授权 专柜 仿品 authentic genuine fake original counterfeit real official
quality 质量 品质 做工 耐用 结实 好不好 quality durable sturdy well_made last
fade 掉色 褪色 缩水 起球 变形 fade shrink pill bleed
wash 洗 清洗 机洗 保养 清洁 晾 熨 wash clean care machine laundry iron dry
use 使用 怎么用 用法 说明书 教程 操作 use manual instruction tutorial
expire 保质期 生产日期 过期 临期 有效期 日期新鲜 expire expiry shelf_life expiration
compare 区别 差别 对比 不同 哪个更 compare difference versus vs better
photo 实拍 实物图 图片 视频 照片 买家秀 细节图 photo picture video image
thick 厚 薄 加绒 保暖 透 季节 夏天 冬天 thick thin warm season summer winter see-through
suit 适合 孕妇 儿童 小孩 老人 男生 敏感 宝宝 suitable pregnant kid child baby men women sensitive
compat 适配 兼容 型号 通用 能用在 配吗 compatible fit_my work_with model
inbox 配件 包装里 里面有 清单 送充电器 in_the_box include accessory come_with
broken 坏 破 损坏 破损 瑕疵 质量问题 裂 碎了 摔碎 碎掉 都碎 开线 污渍 划痕 漏 broken damage defective faulty crack torn scratch stain
wrongitem 发错 不是我 寄错 货不对 错货 wrong_item wrong_product not_what sent_me
short 少发 漏发 少了 缺 不全 没给 missing_item missing incomplete only_received short
warranty 保修 维修 修 质保 售后 坏了怎么 warranty repair guarantee fix
refuse 拒收 拒签 不签收 refuse reject decline_delivery
allergy 过敏 红肿 痒 不舒服 刺痛 起疹 allergic allergy rash itch irritate reaction
charge 多扣 扣了 重复扣款 扣款 价格不对 多收 overcharge charged_twice double_charge extra
complain 投诉 举报 维权 不满 complain complaint report
store 实体店 门店 线下 专柜 store shop showroom offline physical
coop 合作 代理 加盟 分销 一件代发 cooperate partner dropship reseller distributor agent wholesale
contact 电话 联系 微信号 邮箱 热线 contact phone email call hotline number
privacy 隐私 保密 泄露 信息安全 privacy private discreet leak personal
custom 定制 定做 刻字 印 logo 绣 custom customize personalize engrave print
install 安装 师傅 组装 装吗 install assemble setup technician
follow 之前 上次 反馈 处理得 结果 进展 上回 earlier follow_up last_time progress previously case
hours 上班 下班 工作时间 营业 几点 在线 hours open weekend working
bot 机器人 真人 人工智能 自动回复 ai robot bot human automated
hello 你好 在吗 有人 hello hi hey anyone
thanks 谢谢 感谢 辛苦 多谢 thank thanks appreciate cheers
bye 再见 拜拜 晚安 回头见 bye goodbye see_you
ok 好的 知道 明白 收到 嗯 行 了解 ok okay alright got_it understood fine
wait 等等 稍等 考虑 再看看 想想 逛 think wait hold_on browse later
praise 棒 好评 赞 喜欢 不错 贴心 great awesome love excellent helpful
reply 回复 理我 说话 没人 不回 reply respond answer ignore
remote 偏远 新疆 西藏 海外 国外 国际 香港 台湾 港澳 美国 overseas international abroad remote island hong_kong
from 从哪 哪里发 发货地 仓库 产地 ship_from warehouse located origin
choose 指定 选 可以发 换快递 choose specify prefer pick
whose 谁出 谁付 谁承担 自己出 who_pays cover pay_for responsible
notyet 还没 怎么还 还不 迟迟 一直没 仍然没 not_yet still has_not have_not why_has
already 已经 早就 都几天 好几天 半个月 already days_ago
differs 不一样 不符 不对 不同 不是我 货不对板 描述不符 different differ not_what something_else instead mismatch
~amount 数量 件数 几件 几个 数目 amount number count
self 自己 自提 自取 自己拿 myself self pick_up in_person
include 包含 附带 带不带 送不送 含 带吗 配吗 include included come_with inside contain
service 服务 态度 客服 service attitude staff support
name 名字 叫什么 称呼 怎么称呼 name called
measure 容量 重量 净重 长宽高 多重 多大 尺寸 多长 多宽 多高 几寸 dimension weight capacity volume big long wide tall height
chart 尺码表 尺寸表 对照表 size_chart size_guide chart
made 生产 制造 出厂 产的 made manufacture produce production
fabrics 真皮 皮革 牛皮 羊毛 真丝 棉 麻 涤纶 聚酯 leather silk wool cotton linen polyester nylon
popular 热销 爆款 卖得好 最好卖 热门 人气 best_seller bestseller popular trending top_selling
device 手机 苹果 安卓 华为 小米 iphone android samsung phone device laptop
skin 皮肤 油皮 干皮 敏感肌 肤质 skin oily dry sensitive
ill 拉肚子 恶心 难受 发红 头晕 肿 sick unwell swollen vomit hurt burn
~soon 今天 明天 周五 周末 之前 当天 today tomorrow friday before tonight by
foreign 加拿大 澳洲 日本 韩国 英国 新加坡 canada australia japan korea uk usa europe singapore country
domestic 国内 本地 广东 浙江 江苏 domestic china locally local
forgot 忘记 忘了 没用上 漏了 forgot forget
deduct 抵扣 没减 没扣 减免 没优惠 apply deduct applied
company 公司 企业 厂家 工厂 company office factory manufacturer
promised 说好 答应 承诺 联系我 回电 promise get_back call_back you_said was_told
bag 手提袋 袋子 收纳袋 礼品袋 bag pouch
shown 页面 显示 标价 标的 链接上 listing page website show displayed
message 祝福 写字 卡片 留言 message write card greeting
opened 拆封 打开 用过 穿过 拆了 试过 opened used worn unsealed
unwanted 不想要 不合适 不喜欢 后悔 不满意 do_not_want not_fit not_suit changed_my_mind do_not_like
keepit 仅退款 只退款 不退货 不用退 without_return keep_it refund_only without_sending
insurance 运费险 保险 保价 insurance insured
platform 平台 介入 小二 platform intervene
done 没事了 就这样 先这样 没有其他 没别的 nothing_else that_is_all that_s_all no_more
anyone 在不在 有客服 在线吗 有人在 anyone online anybody
browse 随便看 逛逛 看看 just_looking browsing look_around
difference 差价 差额 补 difference
pricematch 价格保护 保价 买贵 便宜了 price_protection price_guarantee went_down dropped cheaper_now price_dropped
bigger 大一码 小一码 大码 小码 bigger smaller larger
card 信用卡 银行卡 card visa mastercard
installment 分期 花呗 白条 installment instalment klarna
points 积分 point points
reward 返现 有礼 奖励 返 红包 reward cash_back bonus cashback
dispatchplace 发货地 哪发 哪里发 从哪 where_ship ship_from sent_from
kids 小孩 孩子 宝宝 儿童 学生 kid child baby toddler teen teenager
elderly 老人 爸妈 父母 妈妈 elderly senior parent mom
pregnant 孕妇 哺乳 怀孕 pregnant nursing breastfeeding
~howto 怎么 如何 怎样 步骤 how_to how_do how_can
~howmany 多少 几个 how_many how_much
~whichone 哪个 哪款 哪种 什么样 which
~whoelse 谁 who whose
~why 为什么 怎么会 原因 why reason
~can 可以 能 能不能 可不可以 支持 can could may able support possible
~have 有没有 有 有吗 do_you_have is_there have any
late 晚 迟 超时 延误 太慢 late delay delayed slow overdue
progress 到账 进度 审核 处理 arrive_in_account processed progress
`;
