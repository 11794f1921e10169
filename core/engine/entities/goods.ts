// What shops sell, by its common name: a product is named although the shop's own list has no such name.
// The shop's list goes first (see `findEntities`); this one tells a person at the desk what the talk is about.

import { type EntityRule, rule } from './rule.ts';

/** Kinds of goods, written as shops write them. Names of materials, colours and uses are left out on purpose. */
const chinese = `
连衣裙 半身裙 百褶裙 短裙 长裙 吊带裙 碎花裙 旗袍 汉服 裙子 羽绒服 棉服 棉袄 大衣 风衣 外套 夹克 冲锋衣 皮衣 西装 西服 马甲 卫衣 毛衣 针织衫 开衫 衬衫 衬衣 T恤 短袖 长袖 POLO衫 背心 吊带 打底衫 打底裤 牛仔裤 休闲裤 运动裤 阔腿裤 瑜伽裤 西裤 短裤 长裤 裤子 睡衣 睡裙 家居服 内衣 内裤 文胸 保暖内衣 秋衣 秋裤 袜子 丝袜 泳衣 泳裤 防晒衣 雨衣 校服 婚纱 礼服 童装 连体衣 羊绒衫 牛仔外套 牛仔衣
运动鞋 跑鞋 跑步鞋 篮球鞋 板鞋 帆布鞋 小白鞋 老爹鞋 皮鞋 高跟鞋 单鞋 平底鞋 凉鞋 拖鞋 雪地靴 马丁靴 短靴 靴子 雨鞋 童鞋 登山鞋 鞋子 鞋垫 鞋带
双肩包 单肩包 斜挎包 手提包 托特包 腰包 钱包 书包 背包 电脑包 化妆包 行李箱 拉杆箱 旅行箱 包包 帽子 棒球帽 渔夫帽 围巾 丝巾 手套 皮带 腰带 领带 墨镜 太阳镜 眼镜 雨伞 遮阳伞 手表 项链 手链 手镯 戒指 耳环 耳钉 耳坠 发夹 发卡 假发 胸针
口红 唇釉 唇膏 粉底液 气垫 散粉 粉饼 眼影 眼影盘 眼线笔 睫毛膏 眉笔 腮红 遮瑕膏 隔离霜 防晒霜 防晒喷雾 面霜 乳液 爽肤水 化妆水 精华液 精华 眼霜 面膜 洗面奶 洁面乳 卸妆油 卸妆水 卸妆膏 护手霜 身体乳 沐浴露 洗发水 护发素 发膜 染发剂 香水 香薰 牙膏 牙刷 电动牙刷 漱口水 剃须刀 卫生巾 指甲油 美甲 化妆刷 美容仪 洗脸巾 湿巾 纸巾 卷纸
蓝牙耳机 无线耳机 降噪耳机 耳机 蓝牙音箱 智能音箱 音箱 音响 充电宝 充电器 充电头 快充头 数据线 充电线 转换器 转接头 手机壳 手机膜 钢化膜 手机支架 平板电脑 笔记本电脑 笔记本 电脑 平板 手机 智能手表 儿童手表 电话手表 智能手环 手环 键盘 机械键盘 鼠标 无线鼠标 显示器 硬盘 移动硬盘 固态硬盘 U盘 内存卡 路由器 摄像头 相机 打印机 投影仪 电视机 电视盒子 游戏机 游戏手柄 手柄 麦克风 自拍杆 三脚架 插线板 插座 无人机
扫地机器人 吸尘器 洗地机 空气净化器 加湿器 除湿机 电风扇 风扇 空调 取暖器 电暖器 电热毯 洗衣机 烘干机 冰箱 冰柜 热水器 燃气灶 油烟机 洗碗机 微波炉 烤箱 空气炸锅 电饭煲 电饭锅 电压力锅 电磁炉 电热水壶 热水壶 烧水壶 养生壶 豆浆机 破壁机 榨汁机 咖啡机 面包机 早餐机 电火锅 绞肉机 吹风机 卷发棒 直发器 脱毛仪 熨斗 挂烫机 按摩仪 按摩椅 足浴盆 体重秤 体脂秤 血压计 体温计 台灯 落地灯 吸顶灯 小夜灯 灯泡 净水器 饮水机 智能锁 门锁 电视
保温杯 水杯 杯子 马克杯 玻璃杯 吸管杯 茶杯 茶具 饭盒 保鲜盒 碗 盘子 餐具 筷子 勺子 锅 炒锅 不粘锅 平底锅 汤锅 砂锅 菜刀 刀具 砧板 菜板 垃圾桶 垃圾袋 收纳盒 收纳箱 衣架 晾衣架 拖把 扫把 毛巾 浴巾 浴袍 地毯 地垫 窗帘 床单 床笠 被套 四件套 被子 羽绒被 蚕丝被 棉被 枕头 枕套 乳胶枕 床垫 凉席 蚊帐 毛毯 抱枕 沙发 沙发套 茶几 餐桌 餐椅 书桌 电脑桌 电脑椅 办公椅 椅子 书架 书柜 衣柜 鞋柜 鞋架 床头柜 床架 置物架 镜子 挂钟 花瓶 绿植 鲜花 挂画 墙纸 香皂 洗衣液 洗衣粉 洗洁精 消毒液
坚果礼盒 坚果 零食大礼包 零食 饼干 蛋糕 面包 月饼 粽子 巧克力 糖果 牛肉干 薯片 辣条 果干 蜜饯 茶叶 绿茶 红茶 普洱茶 花茶 龙井茶 咖啡豆 咖啡粉 牛奶 酸奶 奶粉 蜂蜜 燕窝 枸杞 红枣 大米 面粉 食用油 橄榄油 火锅底料 螺蛳粉 方便面 自热火锅 水饺 牛排 大闸蟹 小龙虾 车厘子 榴莲 芒果 苹果 橙子 草莓 葡萄 水果 酒 白酒 红酒 葡萄酒 啤酒 饮料 矿泉水 维生素 蛋白粉 益生菌 鱼油 钙片 阿胶
婴儿车 婴儿床 儿童座椅 安全座椅 奶瓶 奶嘴 尿不湿 纸尿裤 拉拉裤 爬行垫 积木 玩具 毛绒玩具 拼图 滑板车 平衡车 儿童自行车 绘本 故事机 学步车 餐椅 猫粮 狗粮 猫砂 猫砂盆 猫爬架 猫抓板 狗窝 猫窝 牵引绳 宠物零食 鱼缸 瑜伽垫 哑铃 跳绳 跑步机 动感单车 筋膜枪 帐篷 睡袋 登山杖 钓鱼竿 鱼竿 羽毛球拍 乒乓球拍 篮球 足球 泳镜 头盔 自行车 电动车 行车记录仪 车载充电器 脚垫 座垫 坐垫 机油 雨刷 吉他 尤克里里 电子琴 书包 文具 钢笔 中性笔 笔记本子 台历 贺卡 礼盒
`;
const english = `
dress t-shirt tshirt shirt blouse sweater cardigan hoodie sweatshirt jacket coat down_jacket parka raincoat suit vest jeans trousers pants leggings shorts skirt pajamas pyjamas bra underwear swimsuit bikini socks tights
sneaker running_shoe shoe trainer boot sandal slipper high_heel heel loafer
backpack handbag tote_bag shoulder_bag crossbody_bag suitcase luggage wallet purse belt scarf hat beanie glove sunglasses glasses umbrella smart_watch smartwatch watch necklace bracelet earring ring wig
lipstick lip_gloss foundation concealer mascara eyeliner eyeshadow blush moisturizer moisturiser face_cream hand_cream eye_cream sunscreen serum toner cleanser face_mask shampoo conditioner body_lotion perfume nail_polish toothbrush electric_toothbrush toothpaste razor hair_dryer hairdryer curling_iron
wireless_headphone headphone headset earphone earbud wireless_earbud bluetooth_speaker speaker power_bank wireless_charger charger charging_cable usb_cable phone_case screen_protector phone_holder tablet laptop keyboard wireless_mouse mouse_pad monitor hard_drive usb_drive memory_card router webcam camera printer projector gamepad controller microphone tripod drone
robot_vacuum vacuum_cleaner vacuum air_purifier humidifier dehumidifier fan heater air_conditioner washing_machine dryer fridge refrigerator dishwasher microwave oven air_fryer rice_cooker pressure_cooker kettle blender juicer coffee_maker coffee_machine toaster lamp desk_lamp bulb
thermos water_bottle mug cup lunch_box frying_pan pan pot knife_set cutting_board trash_can storage_box towel bath_towel rug carpet curtain bed_sheet bedding duvet quilt pillow pillowcase mattress blanket sofa couch coffee_table dining_table desk office_chair chair bookshelf wardrobe mirror vase candle
green_tea tea_set coffee_bean cookie chocolate candy honey protein_powder vitamin wine
stroller crib car_seat baby_bottle diaper toy puzzle scooter cat_food dog_food cat_litter cat_tree leash yoga_mat dumbbell treadmill tent sleeping_bag fishing_rod helmet bike bicycle guitar notebook pen gift_box
`;

const listed = (text: string): string[] => [...new Set(text.trim().split(/\s+/))].sort((a, b) => b.length - a.length);
const canonical = new Map(listed(chinese).map((name) => [name.toLowerCase(), name]));

/** Single characters stand inside too many words (碗, 锅, 酒): they count only where something is asked of them. */
const inText = [...canonical.keys()].filter((name) => name.length > 1);
const alone = [...canonical.keys()].filter((name) => name.length === 1);
const englishNames = listed(english).map((name) => name.replace(/_/g, '[ -]?'));

export const goodsRules: readonly EntityRule[] = [
  rule(
    'product_name',
    new RegExp(
      `(?:${inText.join('|')})(?!号(?!线)|码|尾号|短信|端|支付|验证|登录|上(?:买|下单|看|显示)|卡|长|费|券|节|店)`,
      'g',
    ),
    (match, { after }) =>
      /^(?:手机|电脑|平板|吊带|礼盒)$/.test(match[0]) && /^(?:没|不能|打不开|网|客户|怎么下单|页)/.test(after)
        ? undefined
        : canonical.get(match[0]),
  ),
  rule(
    'product_name',
    new RegExp(
      `(?:这|那|个|款|只|口|瓶|把|买)(${alone.join('|')})(?=[^\\u4e00-\\u9fff]|$|能|是|有|怎|多|会|可|质|材)`,
      'g',
    ),
    (match) => canonical.get(match[1]!),
  ),
  rule(
    'product_name',
    new RegExp(
      `(?<![a-z-])(?:${englishNames.join('|')})(?:e?s)?(?![a-z-]| ?(?:code|size|chart|hair|number|rate|length))`,
      'g',
    ),
    (match) => match[0],
  ),
];
