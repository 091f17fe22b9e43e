/** Places whose English and Chinese names differ: what a translation has to keep. */
const PAIRS = `北京 Beijing|天津 Tianjin|重庆 Chongqing|江苏 Jiangsu|山东 Shandong|河南 Henan|四川 Sichuan|湖北 Hubei|湖南 Hunan|河北 Hebei|福建 Fujian|安徽 Anhui|江西 Jiangxi|辽宁 Liaoning|陕西 Shaanxi|山西 Shanxi|黑龙江 Heilongjiang|吉林 Jilin|云南 Yunnan|贵州 Guizhou|广西 Guangxi|内蒙古 Inner Mongolia|新疆 Xinjiang|西藏 Tibet|甘肃 Gansu|青海 Qinghai|宁夏 Ningxia|海南 Hainan|台湾 Taiwan|香港 Hong Kong|澳门 Macao|澳门 Macau|东莞 Dongguan|珠海 Zhuhai|汕头 Shantou|潮州 Chaozhou|梅州 Meizhou|中山 Zhongshan|杭州 Hangzhou|宁波 Ningbo|温州 Wenzhou|绍兴 Shaoxing|义乌 Yiwu|南京 Nanjing|苏州 Suzhou|无锡 Wuxi|武汉 Wuhan|长沙 Changsha|成都 Chengdu|西安 Xi'an|昆明 Kunming|贵阳 Guiyang|郑州 Zhengzhou|济南 Jinan|青岛 Qingdao|大连 Dalian|沈阳 Shenyang|哈尔滨 Harbin|长春 Changchun|厦门 Xiamen|福州 Fuzhou|合肥 Hefei|南昌 Nanchang|徐汇 Xuhui|浦东 Pudong|静安 Jing'an|虹口 Hongkou|福田 Futian|南山 Nanshan|天河 Tianhe|朝阳 Chaoyang|海淀 Haidian|中国 China|美国 United States|英国 United Kingdom|英国 Britain|英格兰 England|苏格兰 Scotland|爱尔兰 Ireland|法国 France|德国 Germany|意大利 Italy|西班牙 Spain|葡萄牙 Portugal|荷兰 Netherlands|比利时 Belgium|瑞士 Switzerland|奥地利 Austria|瑞典 Sweden|挪威 Norway|丹麦 Denmark|芬兰 Finland|波兰 Poland|捷克 Czech|匈牙利 Hungary|希腊 Greece|土耳其 Turkey|俄罗斯 Russia|乌克兰 Ukraine|日本 Japan|韩国 Korea|印度 India|泰国 Thailand|越南 Vietnam|新加坡 Singapore|马来西亚 Malaysia|印度尼西亚 Indonesia|菲律宾 Philippines|澳大利亚 Australia|新西兰 New Zealand|加拿大 Canada|墨西哥 Mexico|巴西 Brazil|阿根廷 Argentina|智利 Chile|秘鲁 Peru|埃及 Egypt|南非 South Africa|肯尼亚 Kenya|尼日利亚 Nigeria|以色列 Israel|沙特 Saudi|迪拜 Dubai|欧盟 European Union|欧洲 Europe|亚洲 Asia|非洲 Africa|东京 Tokyo|大阪 Osaka|京都 Kyoto|首尔 Seoul|曼谷 Bangkok|伦敦 London|巴黎 Paris|柏林 Berlin|慕尼黑 Munich|罗马 Rome|米兰 Milan|马德里 Madrid|里斯本 Lisbon|维也纳 Vienna|日内瓦 Geneva|苏黎世 Zurich|布鲁塞尔 Brussels|阿姆斯特丹 Amsterdam|鹿特丹 Rotterdam|莫斯科 Moscow|纽约 New York|华盛顿 Washington|芝加哥 Chicago|旧金山 San Francisco|洛杉矶 Los Angeles|多伦多 Toronto|悉尼 Sydney|墨尔本 Melbourne|孟买 Mumbai|德里 Delhi`;

export interface PlacePair {
  readonly han: string;
  readonly latin: string;
}
export const PLACES: readonly PlacePair[] = PAIRS.split("|").map((pair) => {
  const cut = pair.indexOf(" ");
  return { han: pair.slice(0, cut), latin: pair.slice(cut + 1) };
});

/** Adjectives of places, by the place they mean. */
export const DEMONYMS: Readonly<Record<string, string>> = {
  english: "england",
  scottish: "scotland",
  welsh: "wales",
  irish: "ireland",
  british: "britain",
  french: "france",
  german: "germany",
  italian: "italy",
  spanish: "spain",
  portuguese: "portugal",
  dutch: "netherlands",
  swiss: "switzerland",
  austrian: "austria",
  swedish: "sweden",
  norwegian: "norway",
  danish: "denmark",
  finnish: "finland",
  polish: "poland",
  greek: "greece",
  turkish: "turkey",
  russian: "russia",
  chinese: "china",
  japanese: "japan",
  korean: "korea",
  indian: "india",
  american: "america",
  canadian: "canada",
  mexican: "mexico",
  brazilian: "brazil",
  australian: "australia",
  european: "europe",
  asian: "asia",
  african: "africa",
};
/** Country names that are commonly shortened in more than one way. */
export const SHORT_NAMES: Readonly<Record<string, string>> = {
  uk: "united kingdom",
  us: "united states",
  usa: "united states",
  eu: "european union",
  un: "united nations",
  prc: "china",
  uae: "united arab emirates",
};
