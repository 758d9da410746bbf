/** Short and familiar forms, by the full name they stand for; first the full one. */
const families = `
александр александра саша сашка саня шура|алексей леша лешка алеша|андрей андрюха андрюша|анастасия настя настюша|анна аня анюта нюта|антон антоха тоша|артем тема|борис боря|вадим вадик|валентина валентин валя|валерий валерия валера лера|василий вася
вера верочка|вероника ника|виктор витя|виктория вика|виталий виталик|владимир вова володя вовка|владислав влад владик|вячеслав слава|галина галя|георгий гоша жора|григорий гриша|даниил данила данил даня|дарья даша|денис дэн|дмитрий дима димка митя
евгений евгения женя|екатерина катя катюша|елена лена лен|елизавета лиза|зинаида зина|иван ваня|игорь игорек|илья илюха илюша|инна инночка|ирина ира иришка|кирилл кирюха кир|константин костя|ксения ксюша|лариса лара|леонид леня|лидия лида|любовь люба|людмила люда мила
максим макс|маргарита рита|марина мариша|мария маша маруся|михаил миша|надежда надя|наталья наталия наташа ната|никита никитос|николай коля|нина ниночка|оксана ксана|олег олежка|ольга оля|павел паша|петр петя|полина поля|роман рома|руслан русик|светлана света
семен сема|сергей серега сережа серж|софья софия соня|станислав стас|степан степа|тамара тома|татьяна таня|тимофей тима|тимур тимурчик|федор федя|филипп филя|эдуард эдик|юлия юля|юрий юра|яна яночка|яков яша|ярослав ярик|рашид рашидик|григорий григ
alexander alexandra alex sasha sandy|alexandria alexa lexi|andrew andy drew|anthony tony|barbara barb|benjamin ben benny|catherine katherine kathryn kate katie cathy kathy kat|charles charlie chuck|charlotte charlie lottie|christopher christine christina christian chris kris|daniel dan danny|david dave davy|deborah deb debbie
donald don|edward ed eddie ted|elizabeth liz lizzie beth betty eliza|emily em|frances francis fran frank|frederick fred freddie|gabriel gabriella gabe gabby|gerald gerry jerry|gregory greg|harold harry hal|henry harry hank|jacob jake|james jim jimmy jamie|jennifer jen jenny|jessica jess jessie|john johnny jack jon|jonathan jon jonny
joseph joe joey|joshua josh|judith judy|kenneth ken kenny|kimberly kim|lawrence laurence larry|leonard leo len lenny|louis louise lou|margaret maggie meg peggy|martin marty|matthew matt|maximilian max|megan meg|melissa mel|michael mike mick mickey|nathaniel nathan nate|nicholas nicola nick nicky|olivia liv|oliver ollie olly|pamela pam
patricia patrick pat trish paddy|peter pete|philip phil|rebecca becky becca|richard rick dick rich richie|robert rob bob bobby robbie|ronald ron|rosemary rose rosie|samuel samantha sam sammy|sebastian seb|sophia sophie soph|stephen steven steve stefan|susan sue susie|suzanne sue|theodore theo ted|theresa teresa tess terry|thomas tom tommy|timothy tim timmy
victoria vicky tori|vincent vince vinny|walter walt|william will bill billy liam|zachary zach zack|priyanka priya|abigail abby|amanda mandy|angela angie|cynthia cindy|douglas doug|florence flo|georgina georgia georgie|jacqueline jackie|madeleine maddie|natalie nat|penelope penny|raymond ray|russell russ|veronica ronnie`;

/** Names without a short form that is heard often. */
const others =
  "anita maria marcus jonas felix emma anna laura paul julia lucas sarah sara hannah noah mia lea leah lisa eva nina rosa carlos maria jose juan luis miguel diego pedro elena sofia lucia marta ingrid lars sven erik nils hans klaus jurgen stefan wolfgang heike petra birgit monika claudia sabine giulia marco luca paolo andrea francesca chiara pierre jean marie claire camille hugo louis antoine priya arjun rahul anjali deepak sanjay ravi kavya aisha fatima omar ahmed ali hassan yusuf layla mohammed muhammad khadija chen wei mei ling yuki hiro kenji sakura akira kim min jin park grace ruth naomi esther dylan ethan logan mason owen ryan kyle scott keith brian kevin derek craig glenn neil ian graham alan roy dean wayne carl karl heather tracy karen linda nancy betsy joan jane helen irene alice ellen diane donna gail carol joyce gloria tina gina dawn holly ivy amber jade ruby lily daisy yolanda consuelo ramona дина эмма ева майя алиса марк лев глеб захар макар матвей савелий всеволод тарас остап богдан назар ильдар рустам марат айдар ринат камиль гульнара алия динара зухра фарид азат ильнур аскар ержан айгуль жанна злата милана кира регина роза римма эльвира альбина ангелина арина варвара вероника кристина диана снежана жан ян эмиль роберт альберт артур герман арсен ашот армен карен гагик тигран нарек сурен гурам резо нино тамаз лаша";

const byName = new Map<string, Set<string>>();
for (const family of families.trim().split(/[|\n]+/)) {
  const names = family.trim().split(" ");
  for (const name of names) {
    const known = byName.get(name) ?? new Set<string>();
    names.forEach((other) => known.add(other));
    byName.set(name, known);
  }
}

const known = new Set([...byName.keys(), ...others.split(" ")]);

export function isGivenName(name: string): boolean {
  return known.has(name);
}

/** The name and what friends make of it: "юлия" → "юлия", "юля". */
export function nameForms(name: string): ReadonlySet<string> {
  return byName.get(name) ?? new Set([name]);
}
