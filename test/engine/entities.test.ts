// The values in a customer's words, with where they stand, and what only looks like one.

import { describe, expect, it } from 'vitest';
import { findEntities } from '../../core/engine/entities/index.ts';
import { shopRules } from '../../core/engine/entities/shop.ts';
import { normalise } from '../../core/engine/normalise.ts';
import { Product, Shop } from '../../core/knowledge/schema.ts';
import { ask, orderNo } from './shop.ts';

const found = (said: string) => findEntities(normalise(said), []).map(({ type, value }) => `${type}=${value}`);

describe('entities', () => {
  it.each([
    [`订单 ${orderNo} 什么时候发`, `order_no=${orderNo}`],
    ['京东单号 278310465912 取消一下', 'order_no=278310465912'],
    ['241120-123456789012345', 'order_no=241120-123456789012345'],
    ['my order is 112-1234567-7654321', 'order_no=112-1234567-7654321'],
    ['order #1042', 'order_no=#1042'],
    ['订单尾号4821到哪了', 'order_no=4821'],
    ['sf 1425 3647 58691', 'tracking_sf=SF1425364758691'],
    ['圆通YT2839475610293', 'tracking_yto=YT2839475610293'],
    ['中通单号75893746510293', 'tracking_zto=75893746510293'],
    ['EMS单号EA123456789CN', 'tracking_ems=EA123456789CN'],
    ['我１３８ １２３４ ５６７８', 'phone=13812345678'],
    ['打199-8765-4321', 'phone=19987654321'],
    ['发到 ann.lee@example.com', 'email=ann.lee@example.com'],
    ['detail.tmall.com/item.htm?id=541014123666', 'url=541014123666'],
    ['商品ID 100012043978', 'item_id=100012043978'],
    ['三百五十块', 'money=350'],
    ['￥1,299.00', 'money=1299'],
    ['5毛', 'money=0.5'],
    ['要两件', 'quantity=2'],
    ['two pairs please', 'quantity=2'],
    ['I want twenty five pairs', 'quantity=25'],
    ['it costs two hundred and fifty dollars', 'money=250'],
    ['within forty eight hours', 'duration=48h'],
    ['要M码', 'size=M'],
    ['XXL有吗', 'size=2XL'],
    ['38码的鞋', 'size=38'],
    ['均码', 'size=均码'],
    ['一米六五', 'height_weight=165cm'],
    ['160 100斤', 'height_weight=160cm/50kg'],
    ['体重110', 'height_weight=55kg'],
    ["I'm 5'6\"", 'height_weight=168cm'],
    ['130 lbs what size', 'height_weight=59kg'],
    ['黑色的', 'color=黑'],
    ['雾霾蓝', 'color=雾霾蓝'],
    ['明天能到吗', 'date_time=+1d'],
    ['20号之前', 'date_time=day=20'],
    ['下周五', 'date_time=weekday=5'],
    ['12月20日', 'date_time=12-20'],
    ['下午三点半', 'date_time=15:30'],
    ['48小时内', 'duration=48h'],
    ['半个月', 'duration=0.5mo'],
    ['浙江省杭州市余杭区文一西路969号', 'address=浙江省杭州市余杭区文一西路969号'],
    ['发到新疆吗', 'region=新疆'],
  ])('%s → %s', (said, value) => expect(found(said)).toContain(value));

  it.each([
    ['我买了3651件', 'order_no'],
    ['订单13812345678901', 'phone'],
    ['身份证110101199003077758', 'order_no'],
    ['2024', 'item_id'],
    ['M记的包', 'size'],
    ['160块', 'height_weight'],
    ['给我发个红包', 'color'],
    ['蓝牙耳机', 'color'],
    ['小白', 'color'],
    ['8点5折', 'date_time'],
    ['99件', 'money'],
    ['一般', 'quantity'],
    ['从上海发货吗', 'address'],
    ['西藏青稞面', 'region'],
    ['a.b', 'url'],
    ['SF Express多少钱', 'tracking_sf'],
  ])('%s holds no %s', (said, type) => expect(found(said).filter((each) => each.startsWith(`${type}=`))).toEqual([]));

  it('stand where the customer wrote them', () => {
    const said = '亲😀 我電話是１３８１２３４５６７８哦';
    const [phone] = ask(said).understanding.entities.filter(({ type }) => type === 'phone');
    expect(said.slice(phone!.start, phone!.end)).toBe('１３８１２３４５６７８');
    expect(phone!.text).toBe('１３８１２３４５６７８');
  });

  it('include the shop’s own products', () => {
    expect(ask('这款碎花连衣裙是纯棉的吗').understanding.entities).toContainEqual({
      type: 'product_name',
      text: '碎花连衣裙',
      value: '碎花连衣裙',
      start: 2,
      end: 7,
    });
  });

  it('know the shop’s own colours, sizes and order numbers, which mean nothing elsewhere', () => {
    const about = Shop.parse({
      name: { zh: '店' },
      languages: ['zh'],
      timezone: 'Asia/Shanghai',
      orderNumbers: ['HJ-########'],
    });
    const products = [
      Product.parse({
        id: 'coat',
        names: ['大衣'],
        attributes: { 颜色: ['落日余晖', '苔原色'], 材质: '羊毛' },
        sizeChart: [{ size: '26W' }, { size: 'M' }],
      }),
    ];
    const own = shopRules({ about, products });
    const here = (said: string) => findEntities(normalise(said), [], own).map(({ type, value }) => `${type}=${value}`);
    for (const [said, value] of [
      ['落日余晖的还有吗', 'color=落日余晖'],
      ['要苔原色', 'color=苔原'],
      ['26w有货吗', 'size=26W'],
      ['hj 2025 0318 到哪了', 'order_no=HJ-20250318'],
    ] as const) {
      expect(here(said)).toContain(value);
      expect(found(said)).not.toContain(value);
    }
    expect(here('羊毛的')).toEqual([]);
  });
});
