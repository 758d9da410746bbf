import { stemmer as englishStem } from "@orama/stemmers/english";
import { stemmer as russianStem } from "@orama/stemmers/russian";

const stopwords = new Set(
  `a about above actually after again all almost already also although always am an and another any anybody anyone anything are around as ask at away back be because been before being below best better between both but by call can come could day did do does doing done down each either else end enough even ever every everyone everything far few fine first for from further get gets getting give go goes going good got great guess had has have having he hear her here hers herself him himself his how i if in into is it its itself just keep kind know last late later least less let like little long look lot made make many may maybe me mean might mine more morning most much must my myself need needs never new next nice no nobody none nor not nothing now of off oh okay old on once one only or other our ours out over own part people perhaps please point possible probably put quite rather really right said same say says see seem shall she should since small so some somebody someone something soon sorry sort still such sure take than thank thanks that the their them then there these they thing things think this those though through time times to today together tomorrow tonight too true try two under until up us use very want wants was way we week well went were what whatever when where whether which while who whole whom whose why will with within without work works would yeah yes yet you your yours afternoon evening noon january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday anything else three four five six seven eight nine ten hundred everybody hello hi hey bye guys year month hour minutes minute
а без более бы был была были было быть в вам вами вас ваш весь во вот все всего всем всеми всему всех всю вся вы где да даже для до его ее ей ему если есть еще же за здесь и из или им ими их к как какая какой когда которая которые который кто куда ли либо меня мне мной много может можно мой моя моё мое мы на над надо нам нами нас наш наша не него нее ней нельзя нет ни нибудь никто ним ними них ничего но ну нужно о об обо один одна одно однако он она они оно от очень по под пока после потом потому почему почти при про просто с сам сама сами само свой своя свои себе себя сейчас со совсем так также такая такие такое такой там тебе тебя тем теперь то тобой тогда того тоже той только том тот три ту тут ты у уж уже хоть хотя хочу хорошо чего чем через что чтобы чуть эта эти это этого этой этом этот эту я всё два две раз ещё всегда давай давайте ладно кстати вообще сказать говорить сделать делать знать думать могу можешь может можем мочь буду будет будем будут спасибо пожалуйста сегодня завтра неделя понедельник вторник среда четверг пятница день время год месяц час минута вроде значит короче конечно наверное ага угу окей ок понятно ясно правда действительно`.split(
    /\s+/,
  ),
);

const cache = new Map<string, string>();
const cacheMax = 50_000;

function stemOf(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const stem = /[а-я]/.test(word) ? russianStem(word) : englishStem(word);
  if (cache.size >= cacheMax) cache.clear();
  cache.set(word, stem);
  return stem;
}

/** Days and months in every case. */
const stopStems = new Set(
  "понедельник вторник среда четверг пятница суббота воскресенье январь февраль март апрель июнь июль август сентябрь октябрь ноябрь декабрь утро вечер обед неделя день месяц конец начало число следующий tomorrow"
    .split(" ")
    .map(stemOf),
);

/** Verbs of any work: two tasks that share one of these need not be the same. */
const commonStems = new Set(
  "send make check call write get give take ask talk put bring update fix look find try start finish prepare сделать отправить прислать написать позвонить проверить взять узнать посмотреть скинуть подготовить найти поговорить принести надо нужно должен"
    .split(" ")
    .map(stemOf),
);

export function isCommonVerb(stem: string): boolean {
  return commonStems.has(stem);
}

/** The stems that say what a text is about: no function words, no dates. */
export function contentStems(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .replaceAll("ё", "е")
      .replaceAll("’", "'")
      .match(/[\p{L}\p{N}]+(?:'\p{L}+)?/gu) ?? [];
  return words
    .map((word) => word.replace(/'.*$/, ""))
    .filter((word) => (word.length > 2 || /^\d+$/.test(word)) && !stopwords.has(word))
    .map(stemOf)
    .filter((stem) => !stopStems.has(stem));
}
