// Who asks for a person and who only sounds like it; who is angry and who merely complains.

import { describe, expect, it } from 'vitest';
import { moodOf } from '../../core/engine/mood/index.ts';
import { normalise } from '../../core/engine/normalise.ts';
import { wantsHuman } from '../../core/engine/wants-human/index.ts';

const wish = (said: string) => wantsHuman(normalise(said).plain);
const mood = (said: string) => moodOf(normalise(said));

describe('the wish for a person', () => {
  it.each([
    '转人工',
    '人工客服',
    '找真人',
    '我要人工！',
    '轉人工',
    '转 人 工',
    '帮我转接一下客服',
    '0',
    'agent',
    'human please',
    'representative',
    'can someone real help me',
    '机器人听不懂，换真人吧',
    '真人在不在',
    '给我转一下你们客服',
    'speak to someone in charge',
    '找你们经理',
    '请转接在线客服',
    'I want to talk to a real person',
    'get me a human',
    'transfer me to customer service',
    'is there a live agent',
    '不想跟机器人聊，我要人工',
    "I don't want to talk to a bot",
    '叫你们领导出来',
    '有没有活人',
    '我要和人说话',
    '怎么转人工',
  ])('%s', (said) => {
    expect(wish(said).wish).toBe(true);
    expect(wish(said).because.length).toBeGreaterThan(0);
  });

  it.each([
    '不要转人工',
    '先别转人工',
    '你是人工智能吗',
    '你是真人吗',
    '人工费多少',
    '有人吗',
    '在吗',
    '客服几点上班',
    '晚上有人工吗',
    '我要客服电话',
    '这是手工做的吗',
    '这是人工缝制的吗',
    '真人发假发是真人头发做的吗',
    '要真人实拍图',
    '经理办公桌尺寸',
    '帮我转发一下优惠链接',
    'are you human?',
    'is this a bot',
    'is this handmade',
    'human hair wig',
    'support bra in size M',
    'is this the live version of the album',
    'is the robot vacuum compatible with Alexa',
    'do not transfer me to an agent',
    'when can I reach a human agent',
    'I need a dress for a person of 170cm',
  ])('is not in: %s', (said) => expect(wish(said).wish).toBe(false));
});

describe('anger', () => {
  it.each([
    '卖这种东西不怕遭报应啊',
    '一群骗子，优惠券根本用不了',
    '都一个星期了还没发货，你们是死人吗',
    '耽误我婚礼你们负得起责吗！',
    '最后一次在你家买，拉黑！',
    '催了八百遍了，有人管没有',
    '再不给我解决我就曝光你们！！！',
    '垃圾店',
    '我要去12315投诉你们',
    '什么态度啊，当我傻吗',
    'you people are useless',
    'who the hell signed for my parcel',
    'are you kidding me?? wrong size AGAIN',
    'this is a scam',
    'worst service ever',
    'I will sue you',
  ])('%s', (said) => {
    expect(mood(said).name).toBe('angry');
    expect(mood(said).because.length).toBeGreaterThan(0);
  });

  it.each([
    '这种东西还有货吗',
    '优惠券显示不能用，是什么原因',
    '下单一个星期了，请问什么时候发货呢',
    '婚礼要用，请问能赶上吗',
    '这是第二次在你家买了',
    '之前催过一次发货，现在有进展吗',
    '这个问题大概什么时候能解决呀',
    '垃圾袋有货吗',
    '怎么投诉',
    '有滚轮的行李箱吗',
    '衣服有个洞',
    'are you the right team to ask about returns',
    'who signed for my parcel',
    'I got the wrong size again, could I exchange it',
    'do you have garbage bags',
    'BLACK DRESS SIZE M',
    '你们平时用哪家送',
    '我买的黑色，你们寄来白的',
    '能不能指定发京东，别的我们这不送',
    '用了半年坏了管不管修',
  ])('is not in: %s', (said) => expect(mood(said).name).not.toBe('angry'));

  it.each([
    ['谢谢，太好了', 'pleased'],
    ['thanks, perfect', 'pleased'],
    ['很急，能快点吗', 'anxious'],
    ['I need it urgently', 'anxious'],
    ['无语', 'annoyed'],
    ['not great', 'calm'],
    ['什么时候发货', 'calm'],
    ['发货了吗😡', 'annoyed'],
  ])('%s is %s', (said, name) => expect(mood(said).name).toBe(name));
});
