/**
 * Nouns that ask about something said before when nothing else is said: units, sums, dates and the attributes that
 * every rule has. "How many days?" goes on from a question; "How many bicycles?" is one of its own.
 */
const ENGLISH =
  /^(?:second|minute|hour|day|week|weekday|month|quarter|year|date|time|period|duration|length|deadline|age|amount|number|sum|total|money|euro|dollar|yuan|cost|price|fee|charge|rate|percent|percentage|proportion|share|size|height|level|limit|minimum|maximum|threshold|condition|requirement|criterion|criteria|exception|exemption|restriction|reason|purpose|document|paper|paperwork|form|material|proof|evidence|receipt|step|department|office|authority|agency|body|person|people|contact|address|website|link|email|number|place|location|area|district|province|town|city|country|region|section|article|clause|paragraph|chapter|page|penalty|fine|consequence|sanction|detail|example|case|kind|type|sort|way|option|source|version|status|language|currency|format|rule|one)(?:e?s)?$/iu;
const Y_TO_IES = /^(?:countries|cities|penalties|currencies|authorities|agencies|bodies|counties)$/iu;

export const isRelational = (noun: string): boolean => ENGLISH.test(noun) || Y_TO_IES.test(noun);

/** Asked without an object they concern what was said before: "Who pays?", "How do I apply?" */
export const PROCESS_VERB =
  "pay|pays|approve|approves|decide|decides|qualify|qualifies|apply|applies|register|sign|signs|check|checks|enforce|enforces|start|starts|begin|begins|end|ends|expire|expires|renew|cancel|appeal|object|benefit|benefits|count|counts|eligible|exempt|responsible|affected|included|excluded|allowed|required|entitled";

/** Their Chinese counterparts. */
export const CHINESE_NOUN =
  "材料|证件|文件|条件|要求|手续|部门|单位|机构|时间|日期|期限|金额|费用|比例|标准|例外|限制|原因|步骤|地方|地点|网站|电话|人|情况|规定|处罚|后果|方式|种类|类型|例子|钱|天|年|个月|月|周|小时|次|岁|元";
export const CHINESE_PROCESS =
  "申请|办理|批准|审批|支付|付款|付钱|付费|交钱|出钱|报销|退还|归还|返还|发放|领取|到期|截止|截至|结束|开始|生效|失效|续期|续签|取消|执行|负责|申诉|登记|报名|公布|收费|计算|算|享受";
