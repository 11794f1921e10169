// What the demo shop sells: the same goods and prices the assistant knows from knowledge/shops/demo/products.json.

import type { Garment } from './garments.ts';

export type Language = 'zh-CN' | 'en';

export type Product = {
  /** As in the knowledge file; a test compares names and prices. */
  readonly id: string;
  readonly name: Readonly<Record<Language, string>>;
  readonly note: Readonly<Record<Language, string>>;
  /** Yuan. */
  readonly price: string;
  readonly garment: Garment;
  /** The cloth in the picture, and the colours on offer. */
  readonly colours: readonly [string, ...string[]];
};

export const products: readonly Product[] = [
  {
    id: 'dress_floral',
    name: { 'zh-CN': '碎花连衣裙', en: 'Floral dress' },
    note: { 'zh-CN': '纯棉 · 收腰 A 字', en: '100% cotton, A-line' },
    price: '239.00',
    garment: 'dress',
    colours: ['#c98b8f', '#f1e9dc', '#8fa6b8'],
  },
  {
    id: 'shirt_linen',
    name: { 'zh-CN': '亚麻衬衫', en: 'Linen shirt' },
    note: { 'zh-CN': '亚麻 55% · 宽松透气', en: '55% linen, loose and airy' },
    price: '159.00',
    garment: 'shirt',
    colours: ['#d9c7a7', '#fbfaf6', '#a9c3d6'],
  },
  {
    id: 'tee_basic',
    name: { 'zh-CN': '纯棉T恤', en: 'Basic tee' },
    note: { 'zh-CN': '精梳棉 220g · 四季', en: 'Combed cotton, 220 g' },
    price: '79.00',
    garment: 'tee',
    colours: ['#9cc7b3', '#fbfaf6', '#2a2d31', '#8fa6b8'],
  },
  {
    id: 'hoodie_fleece',
    name: { 'zh-CN': '加绒卫衣', en: 'Fleece hoodie' },
    note: { 'zh-CN': '内里摇粒绒 · 男女同款', en: 'Fleece-lined, unisex' },
    price: '169.00',
    garment: 'hoodie',
    colours: ['#7a2f3d', '#d9c7a7', '#24344f'],
  },
  {
    id: 'coat_wool',
    name: { 'zh-CN': '羊毛大衣', en: 'Wool coat' },
    note: { 'zh-CN': '双面呢 · 直筒过膝', en: 'Double-faced, below the knee' },
    price: '899.00',
    garment: 'coat',
    colours: ['#b98a55', '#2a2d31'],
  },
  {
    id: 'pants_wide',
    name: { 'zh-CN': '高腰阔腿裤', en: 'Wide-leg trousers' },
    note: { 'zh-CN': '垂感好 · 显高', en: 'High waist, drapes well' },
    price: '179.00',
    garment: 'trousers',
    colours: ['#6f7479', '#2a2d31', '#b5a078'],
  },
  {
    id: 'skirt_midi',
    name: { 'zh-CN': '百褶半身裙', en: 'Pleated midi skirt' },
    note: { 'zh-CN': '雪纺 · 松紧腰', en: 'Chiffon, elastic waist' },
    price: '149.00',
    garment: 'skirt',
    colours: ['#c9a58a', '#2a2d31'],
  },
  {
    id: 'scarf_wool',
    name: { 'zh-CN': '羊毛围巾', en: 'Wool scarf' },
    note: { 'zh-CN': '羊毛 100% · 200 × 65 厘米', en: '100% wool, 200 × 65 cm' },
    price: '129.00',
    garment: 'scarf',
    colours: ['#b98a55', '#8a8d90', '#7a2f3d'],
  },
];
