// The house's own wordings: what the assistant says where the shop has not written its own. `zh-TW` reads `zh`.

import type { Phrases } from './book.ts';

/** Every key in Chinese and English; several wordings where it is said often, one by mood where calm words would hurt. */
export const defaultPhrases: Phrases = {
  greeting: {
    text: {
      zh: [
        '您好呀，欢迎来到{{shop.name}}！有什么可以帮您的？',
        '您好，这里是{{shop.name}}，请问想了解点什么？',
        '在的在的～{{shop.name}}为您服务，您请说。',
      ],
      en: [
        'Hello and welcome to {{shop.name}}! How can I help?',
        'Hi, this is {{shop.name}}. What would you like to know?',
        "I'm here. What can I do for you at {{shop.name}}?",
      ],
    },
    byMood: {
      annoyed: {
        zh: '您好，我在的。请说说遇到了什么问题，我马上帮您看。',
        en: "Hello, I'm here. Tell me what went wrong and I'll look into it at once.",
      },
      angry: {
        zh: '您好，非常抱歉让您不愉快。请告诉我是什么事，我马上处理。',
        en: "Hello, I'm very sorry about this. Tell me what happened and I'll deal with it right away.",
      },
    },
  },
  clarify: {
    text: {
      zh: ['您想问的是下面哪一个呢？', '我想确认一下，您说的是：', '为了答得准一点，请您选一下：'],
      en: [
        'Which of these do you mean?',
        'Just to be sure, are you asking about:',
        'Let me get this right. Which one is it?',
      ],
    },
    byMood: {
      annoyed: { zh: '抱歉多问一句，您说的是哪一个？', en: 'Sorry to ask once more: which of these is it?' },
      angry: {
        zh: '抱歉，我想先弄清楚，好马上帮您处理。您说的是：',
        en: 'Sorry, I want to get this right so that I can help at once. Is it:',
      },
    },
  },
  clarify_none: { text: { zh: '都不是', en: 'None of these' } },
  miss: {
    text: {
      zh: [
        '这个问题我还没学会，您能换个说法再问一次吗？',
        '抱歉，我没太明白，您可以说得再具体一点吗？',
        '不好意思，我没听懂您的意思。换个说法试试，或者回复“人工”找客服。',
      ],
      en: [
        "I haven't learnt that yet. Could you put it another way?",
        "Sorry, I didn't quite get that. Could you say a little more?",
        'Sorry, I did not follow. Try other words, or write "agent" to reach a person.',
      ],
    },
    byMood: {
      anxious: {
        zh: '您别着急，我还没弄明白。换个说法告诉我，或者回复“人工”，我请同事来帮您。',
        en: 'No need to worry. I did not get that yet: put it another way, or write "agent" and a colleague will help.',
      },
      annoyed: {
        zh: '抱歉没能帮上您。回复“人工”，我马上请同事来。',
        en: 'Sorry I could not help. Write "agent" and I will fetch a colleague at once.',
      },
    },
  },
  miss_again: {
    text: {
      zh: [
        '抱歉，我还是没弄明白。要不要请人工客服来帮您？回复“人工”就可以。',
        '不好意思，这个我确实答不上来。回复“人工”，由同事来接着帮您。',
      ],
      en: [
        'Sorry, I still don\'t follow. Shall a person help you? Just write "agent".',
        'I really can\'t answer this one. Write "agent" and a colleague takes over.',
      ],
    },
  },
  apology: {
    text: {
      zh: ['实在抱歉，给您添麻烦了。', '很抱歉让您有不好的体验。'],
      en: ["I'm really sorry for the trouble.", "I'm sorry this went badly for you."],
    },
    byMood: {
      angry: {
        zh: '真的非常抱歉，换作是我也会生气。我们马上为您处理。',
        en: "I'm truly sorry; anyone would be upset. We'll deal with it right away.",
      },
    },
  },
  handing_off: {
    text: {
      zh: ['好的，正在为您转接人工客服，请稍等。', '这就请同事来帮您，请稍等一下～'],
      en: [
        "Sure, I'm fetching a colleague. One moment, please.",
        'Connecting you to a person now. Please bear with us for a moment.',
      ],
    },
    byMood: {
      anxious: {
        zh: '您别着急，我已经在帮您叫人工客服了，马上就来。',
        en: "Don't worry, I'm calling a colleague for you right now.",
      },
      angry: {
        zh: '非常抱歉，我马上请人工客服来为您处理，您前面说的他都能看到，不用再重复。',
        en: 'I am very sorry. A colleague will take care of this now and can read all you wrote; no need to repeat it.',
      },
    },
  },
  handing_off_offline: {
    text: {
      zh: '人工客服现在下班了。您可以先把问题写在这里，上班后我们第一时间回复您。',
      en: 'Our team is off duty right now. Leave your question here and we will answer first thing when we are back.',
    },
  },
  waiting: {
    text: {
      zh: ['收到，客服上线后会看到您的消息。', '已经记下了，客服马上就来，请再稍等一下。'],
      en: ['Got it; our colleague will see your message.', 'Noted. Someone will be with you shortly.'],
    },
  },
  waiting_notice: {
    text: {
      zh: '让您久等了，您前面还有一些客人，目前排在第 {{position}} 位。',
      en: 'Thank you for waiting. You are number {{position}} in the queue.',
    },
    byMood: {
      angry: {
        zh: '非常抱歉还要您等，您现在排在第 {{position}} 位，我们正在加紧处理。',
        en: "I'm very sorry for the wait. You are number {{position}}, and we are hurrying.",
      },
    },
  },
  rerouted: {
    text: {
      zh: '抱歉久等了，正在为您请更多同事来帮忙。',
      en: 'Sorry for the wait. We are asking more colleagues to help you.',
    },
  },
  left_message: {
    text: {
      zh: '抱歉，客服现在都在忙。您的问题已经登记，编号 {{ticket}}，我们会尽快回复您；您也可以继续补充。',
      en: 'Sorry, everyone is busy. Your question is on record as {{ticket}} and we will answer as soon as we can; feel free to add to it.',
    },
  },
  agent_joined: {
    text: {
      zh: '您好，我是客服{{agent}}，前面的内容我都看到了，由我来帮您。',
      en: 'Hello, this is {{agent}}. I have read what you wrote and will help you from here.',
    },
  },
  agent_left: {
    text: {
      zh: '客服{{agent}}暂时离开了，正在为您安排其他同事。',
      en: '{{agent}} had to leave; we are finding another colleague for you.',
    },
  },
  returned_to_bot: {
    text: { zh: '接下来还是由我来帮您，有问题随时问我～', en: "I'm back with you now. Ask me anything." },
  },
  resolved: {
    text: {
      zh: ['很高兴帮到您！还有问题随时找我们。', '问题处理好啦，祝您购物愉快～'],
      en: ['Glad we could help! Write any time.', 'All done. Enjoy your day!'],
    },
  },
  offline: {
    text: {
      zh: '现在不在人工服务时间，我先来帮您；需要人工的话可以留言。',
      en: 'It is outside our service hours. I can help meanwhile, or take a message.',
    },
  },
  closing: {
    text: {
      zh: ['不客气，祝您生活愉快～', '好的，有需要随时找我，再见～'],
      en: ["You're welcome. Have a nice day!", 'All right. Write any time. Goodbye!'],
    },
  },
  flow_cancelled: {
    text: { zh: '好的，先不办了。还有什么可以帮您？', en: 'All right, I have stopped that. Anything else I can do?' },
  },
  flow_resumed: { text: { zh: '我们接着刚才的：', en: 'Back to where we were:' } },
  unreadable: {
    text: {
      zh: '收到啦，不过图片、语音和表情这些我还看不懂。麻烦用文字说一下；要同事来看的话，回复“转人工”。',
      en: 'Got it, but I can\'t read pictures, voice messages or stickers yet. Please put it in words, or say "human" and a colleague will look.',
    },
  },
  size_advice: {
    text: {
      zh: ['按您的身高体重，{{product}}建议选 {{size}} 码。', '{{product}}您穿 {{size}} 码比较合适哦。'],
      en: [
        'For your height and weight we suggest size {{size}} of {{product}}.',
        '{{product}} in {{size}} should fit you well.',
      ],
    },
  },
  size_none: {
    text: {
      zh: '抱歉，{{product}}没有完全适合这个身材的尺码，可以请客服帮您再看看。',
      en: 'Sorry, {{product}} has no size that fits these measures well. A colleague can take a closer look.',
    },
  },
  product_attribute: {
    text: { zh: '{{product}}的{{attribute}}是：{{value}}。', en: '{{product}}, {{attribute}}: {{value}}.' },
  },
  product_unknown_attribute: {
    text: {
      zh: '{{product}}的{{attribute}}我这里没有记录，可以请客服帮您确认。',
      en: 'I have nothing on record about {{attribute}} of {{product}}. A colleague can find out.',
    },
  },
  product_yes: {
    text: { zh: '是的，{{product}}的{{attribute}}：{{value}}。', en: 'Yes. {{product}}, {{attribute}}: {{value}}.' },
  },
  product_no: {
    text: { zh: '不是哦，{{product}}的{{attribute}}是：{{value}}。', en: 'No. {{product}}, {{attribute}}: {{value}}.' },
  },
  product_price: { text: { zh: '{{product}}现在的价格是 {{price}}。', en: '{{product}} is {{price}}.' } },
  product_which: { text: { zh: '您问的是哪一款呢？', en: 'Which product do you mean?' } },
  related: { text: { zh: '您可能还想了解：', en: 'You may also want to know:' } },
  assistant_mark: { text: { zh: '【智能助手】', en: '[Assistant]' } },
  order_found: { text: { zh: '查到啦，订单 {{order}}：\n{{fields}}', en: 'Here is order {{order}}:\n{{fields}}' } },
  order_not_found: {
    text: {
      zh: '没有查到订单 {{order}}，请核对一下订单号，或回复“人工”。',
      en: 'I found no order {{order}}. Please check the number, or write "agent".',
    },
  },
};
