// Minimal pairs, English: the same matter said in anger | said calmly. What the mood is learnt from.

/** One pair a line, like `chinesePairs`. Capitals and marks stand as customers write them. */
export const englishPairs = `
where the hell is my order | where is my order
it's been three weeks and nothing, this is a joke | it's been three weeks, do you have an update
you took my money and vanished | I paid yesterday, when will it ship
stop lying to me about the shipping date | could you confirm the shipping date
I've asked FOUR times now, answer me | I asked before, just following up
how hard can it be to put a label on a box | can you print a label for me
what part of express do you not understand | is express shipping available
are you people even reading my messages | did you get my message
I want my money back NOW | I'd like my money back please
give me my damn refund | when will I get my refund
keep stalling and you'll hear from my lawyer | is there a stall at the market too
this is theft, plain and simple | the package may have been stolen, what can I do
refund me or I'm calling my bank | my bank says the refund is pending
a month for a refund, are you printing the money by hand | it has been a month, has the refund been processed
so I pay for your mistake? unbelievable | who pays for the return shipping
absolute garbage, fell apart in a day | it came apart after a day, is there a warranty
who designed this piece of junk | who designed this print
I wouldn't give this rag to my dog | is this safe for my dog
the zipper broke the first time, nice quality control you got there | the zipper broke the first time I used it
cheap knockoff trash, you should be ashamed | is this the original brand
it smells like a sewer, what did you ship it in | it has a slight smell, will it wash out
you sent me someone's used underwear, what is wrong with you | the item looks used, can I exchange it
looks NOTHING like the picture, liars | the colour looks different from the picture
broken. again. seriously?! | it arrived broken again, could you replace it
third replacement and it's still dead, do you test anything at all | this is the third replacement and it still doesn't turn on
wrong colour, wrong size, wrong everything, well done geniuses | I received the wrong colour
can you idiots not read an address | can I change the delivery address
half my order is missing and nobody gives a damn | half my order is missing, will the rest come later
your courier dumped it in the rain, thanks for nothing | the courier left it in the rain and the box is wet
I was home ALL DAY and he never even rang the bell | I was home all day but the courier didn't ring
delivered? to who, the tooth fairy? | it says delivered but I don't have it
you lost it, you pay for it, end of story | I think it got lost, what happens next
don't you dare tell me to wait again | should I wait a few more days
I am sick of waiting | how long is the wait
I'm done with you clowns | I'm done choosing, how do I check out
never ordering from this dump again | I'd like to order this again
worst customer service I have ever dealt with | how do I reach customer service
your support is a black hole | do you have this in black
you're about as helpful as a brick | that was helpful, one more question
does anyone there have a brain | does anyone know if this is in stock
copy paste copy paste, is there a human being with a pulse | I got the same reply twice, could you check again
don't hang up on me one more time | the call dropped, could you call me again
who do you think you are talking to | who should I talk to about invoices
I'm not asking, I'm telling you, cancel it | could you cancel it please
cancel my order before I lose it completely | please cancel my order
one more excuse and I file a chargeback | how do I file a claim
I'm reporting you to trading standards | can I get a report for my insurance
see you in small claims court | see you at the store then
I'll make sure everyone on instagram knows what crooks you are | I saw this on instagram, is it in stock
enjoy your one star review | where can I leave a review
you just lost a customer of ten years | I have been a customer for ten years, is there a loyalty discount
screw you and your policy | what is your return policy
your policy is a scam | where can I read the policy
bait and switch, that's what this is | can I switch to another colour
false advertising at its finest | is this ad still valid
you doubled the price and call it a sale, do I look stupid | is this the sale price
coupon doesn't work, of course, because why would anything work here | the coupon doesn't work, what am I doing wrong
hidden fees everywhere, you greedy thieves | are there any extra fees
charged me TWICE, give it back you crooks | I think I was charged twice
who authorised you to take money from my card | which cards do you take
unsubscribe me already, how many times do I have to say it | how do I unsubscribe
quit spamming me | how do I change my email settings
my kid cried all morning because of you | my kid loves it, do you have other colours
you ruined my wedding | will it arrive before my wedding
her birthday is over, keep your stupid gift | her birthday is on Friday, will it arrive
thanks for ruining Christmas, hope you're proud | will it arrive before Christmas
great job, you managed to lose it twice | it seems to have been lost twice
oh wonderful, another empty box | the box was empty
slow clap for the packing department | the packing was a bit loose
congratulations on the worst website on earth | the website doesn't load for me
sure, blame the courier, how original | is it the courier's responsibility
yeah right, "in stock", my foot | it says in stock, is that right
what a surprise, another delay | is there another delay
love paying extra to be ignored | do I pay extra for gift wrapping
this is ridiculous | is this adjustable
totally unacceptable | do you accept paypal
what a rip-off | what a nice pattern, does it come in blue
fix this. now. | can this be fixed
I demand an explanation | could you explain how it works
explain yourselves | could you explain the sizes
you have until Friday or I'm going public | can I return it until Friday
I don't want your apology, I want what I paid for | no need to apologise, could you send what I ordered
sorry doesn't pay my bills | sorry, I made a mistake with my order
spare me the script | do you have spare parts
shut up and refund me | could you refund me to my card
bloody useless lot | are there lots of sizes
piss off with your vouchers | do you have vouchers
crap quality, crap service | what is the quality like
f*** this company | is this company registered
WTF is this supposed to be | what is this supposed to be used for
ARE YOU SERIOUS | are you sure it fits
HELLO?? IS ANYONE THERE??? | hello, is anyone there
ANSWER MY QUESTION!!! | could you answer my question
I AM FURIOUS | I am curious about the fabric
my blood is boiling | the kettle stops before boiling
you should all be fired | is it fired clay
the phone exploded in my hand, are you trying to kill me | the phone gets warm in my hand, is that normal
I could have been electrocuted, do you even care | the cable is loose, is it dangerous
found a cockroach in it, you disgusting people | I found an insect in it, who do I tell
my skin is burning and all you offer is 10% off? | my skin is a bit red, should I stop using it
expired food, are you trying to poison us | the food expires tomorrow, can I get a fresh one
the size chart is pure fiction | the size chart doesn't match, which size do I take
XL my ass, it doesn't fit a child | the XL is too small for me
bunch of amateurs | a bunch of tulips please
how on earth are you still in business | how long have you been in business
what kind of shop treats people like this | what kind of shop is this
you don't deserve a single customer | can a single customer buy two
I regret ever finding this store | I can't find your store
don't bother replying | thanks for replying
you think this is acceptable? | do you think it will fit
are you having a laugh | are you having a sale
do your job | does the coupon do the job
pull the other one | is there another one
I've had it up to here | I have had it for two years
enough with the excuses | is one bottle enough
you promised Monday, then Tuesday, now Thursday, make up your mind | you said Monday, is it still coming today
every single time something goes wrong with you lot | something went wrong with the payment
nobody answers the phone, nobody answers emails, is this even a real company | nobody answered the phone, is there another number
how many weeks does it take to send one lousy button | how many weeks does delivery take
so you keep my money AND the product? how convenient | do I send the product back first
what exactly am I paying you for | what exactly is included
no I will NOT send another photo, you have five already | I already sent a photo, do you need another
tell me why I shouldn't report this | tell me why the order was cancelled please
you sold me a brick | is the oven made of brick
this thing is a death trap | is this thing safe for children
total waste of money and time | how much time does it save
shame on this store | same in the store
absolutely fuming right now | is the deal on right now
honestly you make me sick | honestly I feel a bit sick after eating it
I hope your shop burns down | the candle burns down fast
I have never been so insulted by a shop | I have never bought from this shop before
what kind of moron packs glass in a paper bag | can you pack the glass more carefully
stop sending me automated replies | I got an automated reply, is someone looking at it
stop wasting my time | it saves me a lot of time
you've wasted enough of my time | do I have enough time to cancel
do you have any idea how long I've been waiting | do you have any idea when it will arrive
what is the point of tracking if it never updates | the tracking is not updating, is that normal
your tracking is as fake as your reviews | are the reviews verified
this company is a circus | is the circus toy set in stock
trash shop trash people | do you sell trash cans
five weeks. FIVE. for a pair of socks | five weeks for a pair of socks, is it still on the way
so it's my fault now? | is it my fault
blame me, sure, that's what you do best | which one is best for me
don't tell me to calm down | calm colours would be best
I am not going to calm down | I am not going to be home at noon
you people couldn't sell water in a desert | do you sell water bottles
who trained you, a parrot | who trained the model shown in the picture
is english too hard for you | is the manual in english
read my message before you answer for once | did you read my message
for the last time, NO, I don't want store credit | I don't want store credit, can I get it on my card
keep your store credit, I want cash | can I keep the store credit for later
you owe me an apology and a refund | do you owe customs on this
give me one reason not to leave a bad review | can you give me a reason for the delay
I hope you enjoy reading my review | I enjoyed reading your blog
what a bunch of clowns | what a lovely bunch of flowers
you can't even get socks right | can I get socks too
can't you people do one simple thing | can you do one simple thing for me
not a single person there knows what they are doing | does a single person need the large pan
nobody cares, as usual | nobody was home, can you redeliver
typical. just typical. | is this the typical fit
I rue the day I clicked buy | I clicked buy by mistake
worst money I ever spent | how much money have I spent
daylight robbery, thirty bucks for shipping | is shipping thirty dollars
thirty bucks to ship a sticker, get real | how much to ship a sticker
get your act together | do they come together
sort it out before I lose my temper | could you sort it out before the weekend
I'm at the end of my rope | how long is the rope
this is beyond a joke | is delivery beyond the city possible
I've run out of patience with this lot | you have run out of my size
you are testing my patience | are you testing the new version
you make me want to throw this thing out the window | does it stick to the window
it's a paperweight now, thanks | is it heavy like a paperweight
ten days late and not even an apology | it is ten days late, any news
so much for next day delivery | how much is next day delivery
next day delivery my foot | is next day delivery available
if I don't hear back today I'm taking this further | if it doesn't fit I'll send it back
last chance before I call my bank | last chance to use the coupon
I want the name of whoever did this | what is the name of this colour
give me your manager's email, this is not over | could you give me an email address for invoices
I'll be telling everyone to stay away | I'll be telling my friends about it
stay away from this store people | how far away is the store
don't even think about charging me again | will you charge me again next month
hands off my credit card | do you take credit cards
cancel everything and delete my account, I'm disgusted | please cancel everything and delete my account
disgusted. just disgusted. | I just noticed a stain
how is this legal | is this legal to import
you should be reported | should I report it to the courier
this has to be a prank | is this a prank toy
words fail me | the words on the print are blurry
I've seen better quality in a dollar store | is the quality better than the last version
my grandmother could deliver it faster on foot | it is for my grandmother, which size
a snail would have been here by now | is it for garden snails
the box looked like an elephant sat on it, well done | the box was dented but the item is fine
wow. just wow. zero communication | thanks for the quick communication
zero help from you so far | no further help needed
useless bot, useless staff, useless shop | is the bot able to check my order
your so called experts know nothing | could an expert advise me
you had one job | I have one question
one job. ONE JOB. | one colour only
honestly what is going on over there | what is going on with my order
ridiculous waste of a week | it took a week
unreal. you shipped it to another country | you shipped it to my old address
I'm livid | is it vivid in person
do something!!! | can I do something to speed it up
will somebody please do something about this mess | will somebody be there on saturday
it is a mess and nobody owns up to it | the threads are a bit messy
this better be fixed by tonight or else | can it be fixed by tonight
you'd better fix this | is the newer one better
took you long enough | how long does it take
how about you actually read what I wrote | how about the blue one
what a pathetic excuse for a store | excuse me, is the store open
you lied to my face | the mask covers the face
fake. everything about this shop is fake | is the fur fake or real
another lie | another one please
lies lies lies | lilies please
bunch of robbers | a bunch of roses
robbed in broad daylight | brown daylight lamp
I feel cheated | I feel it is a bit small
you cheated me | do you have cheat sheets for the sizes
never seen such arrogance | I've never seen this colour
how rude | how thick is it
your agent was rude and hung up | your agent was kind, thanks
treat customers like dirt, see what happens | what happens if the customer returns it
like talking to a wall | does it hang on a wall
I might as well talk to my toaster | does the toaster have a defrost setting
wake up!! | wake-up light, is it in stock
nobody has bothered to reply in ten days | nobody has replied in ten days, is the inbox monitored
I've been ignored for a whole week | I have been waiting for a whole week
you keep promising and nothing ever happens | you promised an update, is there one
every email I send disappears into thin air | did my email arrive
your so-called support closed my ticket without reading it | my ticket was closed, could someone reopen it
stop closing my tickets | can I close my account
I explained it five times already, do you not listen | let me explain it once more
what is so complicated about a simple exchange | is an exchange complicated
just give me what I paid for | I would like what I paid for
where is my money, you took it a month ago | my payment was taken a month ago, is it confirmed
you had no problem taking my money | I had a problem with my payment
taking people's money and shipping nothing, wow | I paid and it has not shipped
this shop is run by crooks | who runs this shop
you are all liars and thieves | are all of these in stock
I should have read the reviews, what a trap | I read the reviews and have a question
fool me once, never again | can I use the code once or again and again
buyers beware, they never deliver | do you deliver to villages
don't waste your money here | is it worth the money
terrible terrible terrible | is terry cloth machine washable
the worst purchase I have made in years | the first purchase I made this year
I'm beyond frustrated | I'm between two sizes
so angry I could scream | is it so loud
this is driving me insane | is this for driving
I am not your guinea pig | do you have food for a guinea pig
you are making a fool out of me | is it made out of wool
quality my backside | is the backside printed
it broke before I even got it out of the box | it was broken when I took it out of the box
plastic junk, straight in the bin | is it plastic or metal
my toddler could sew better than this | is it safe for my toddler
it died after two days, two days! | it stopped after two days
burned my table and you don't care | it left a mark on my table, what do you advise
the seams burst the first time I sat down, shame | the seams came apart when I sat down
smells like a dead fish, absolutely vile | it smells of fish a bit
who packs a mirror without bubble wrap, seriously | is the mirror packed with bubble wrap
soaking wet box, ruined books, zero apology | the box was wet and the books are damaged
delivery guy threw it over the fence like a sack of potatoes | the delivery guy left it over the fence
your driver is a liar, I was home | I was home but there was a note from the driver
left on the street for anyone to steal, genius move | it was left on the street, please deliver to the door
returned to sender without even trying, great | it was returned to sender, can you send it again
lost again? are you doing this on purpose | is it lost again, or just late
my parcel has been touring the country for a month | my parcel has been in transit for a month
tracking says tomorrow every single day | tracking says tomorrow
you can shove your delay up yours | how long is the delay
I don't care about your warehouse problems | is there a problem at the warehouse
not my problem, fix it | I have a problem, can you fix it
I couldn't care less about your policy, give it back | what does the policy say about giving it back
your policy exists to rob people | does the policy cover all people
hiding behind terms and conditions, cowards | where are the terms and conditions
restocking fee? for YOUR mistake? | is there a restocking fee
I'm not paying a cent to return your garbage | do I pay to return it
refund denied, are you out of your mind | my refund was denied, why
you owe me two hundred dollars | I owe two hundred dollars on the invoice
I'll dispute every charge | how do I see every charge
my lawyer will enjoy this chat | can I save this chat
screenshotting everything for the ombudsman | I took a screenshot of everything, here it is
prepare for the worst review of your life | how do I prepare it for the first use
everyone I know will hear about this | everyone I know loves this
I will drag you on twitter | do you have a twitter account
reported to the consumer agency, have fun | does the consumer pay the tax
blocked and reported | is my account blocked
congratulations, you lost my business forever | is the business card included
bye forever | bye for now
deleted your app, happy now? | I deleted the app, how do I log in
what a bunch of lying cheats | what a nice bunch
useless chatbot, useless humans | is the chatbot new
you're a broken record | do you sell records
stop copy pasting nonsense at me | can I copy and paste the code
that's not an answer | that answers it, thanks
answer the damn question | answer when you can
do you even speak english | do you speak english
get me somebody who isn't clueless | can somebody help me choose
is incompetence a job requirement there | is there a job opening
you couldn't organise a party in a brewery | can you organise a party set for ten
I've met smarter doorknobs | do you have brass doorknobs
I hope you're ashamed | I hope it fits
how do you sleep at night | is it comfortable to sleep in
have you no shame | have you no smaller size
who raised you people | who designed it
nice scam you've got going | nice colour you have got there
classic bait, fake discount | is it a classic fit
price went up overnight, greedy much? | the price went up overnight, is that right
black friday my eye, it was cheaper last week | was it cheaper before black friday
the code is fake, just like everything here | the code does not work here
free shipping, sure, then ten dollars at checkout, liars | it says free shipping but checkout shows ten dollars
you cancelled my order to sell it for more, disgusting | my order was cancelled, is it sold out
sold out after I paid, are you kidding | it sold out after I paid, what happens now
three months for a chair, did you plant the tree | three months for a chair, is that normal
wedding is tomorrow and I have no dress because of you idiots | the wedding is tomorrow, will the dress come
my son's birthday is ruined, thanks a lot | it is for my son's birthday, thanks a lot
grandma is crying because of your stupid mistake | grandma got the wrong one by mistake
I took a day off for nothing | can I take a day off the rental
hours on hold for this rubbish answer | how many hours does the battery hold
I want heads to roll | I want rolls of tape
somebody better answer me right now | somebody answered me, thanks
right now or I go to the police | right now I am at work
last warning | last size left
don't test me | can I test it first
don't play games with me | does it play games
I know my rights | is the right ear louder
you will regret this | will I regret the bigger size
this isn't over | is the sale over
wait till I post the video | wait, I will send a video
absolutely livid | absolutely fine
I'm raging | is it on sale
worthless warranty, worthless company | is the warranty worth it
it's a lemon and you know it | is it lemon scented
cheap tat at luxury prices | is it a luxury brand
I'd rather set my money on fire | is it fire resistant
never been so let down | it came undone, let me know what to do
what an absolute circus | what an adorable circus print
clown show | a clown costume please
`;
