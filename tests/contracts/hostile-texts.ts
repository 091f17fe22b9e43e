/** Texts that mean something to one chat platform or another; a reader must see exactly these characters. */
export const HOSTILE_TEXTS: readonly (readonly [label: string, text: string])[] = [
  ["angle brackets and ampersands", "if a < b && b > c then &amp; stays &lt;as it is&gt;"],
  ["mass mentions in angle brackets", "<!channel> <!here> <!everyone> <@U024BE7LH> <!subteam^S0614TZR7>"],
  [
    "mass mentions with an at sign",
    "@everyone @here <@123456789012345678> <@&123456789012345678> <#123456789012345678>",
  ],
  ["emphasis marks", "*bold* _italic_ ~gone~ **strong** __under__ ~~struck~~ ||spoiler||"],
  ["code marks", "`code` and ```a block``` and a lone ` tick"],
  ["links", "[click](https://evil.example/?q=1) <https://evil.example|click> https://evil.example/x_y_z"],
  [
    "marks at the start of lines",
    "# not a heading\n> not a quote\n- not a list\n1. not a number\n-# not small",
  ],
  ["back slashes", "C:\\temp\\new \\*escaped\\* \\\\server\\share"],
  [
    "custom emoji and dates",
    ":smile: <:blob:123456789012345678> <t:1700000000:R> <!date^1392734382^{date}|x>",
  ],
  ["Chinese and emoji", "凡是年满六十周岁的居民“均可申请”。👩‍👩‍👧 ✅"],
  ["slots of the bot's own texts", "{question} {id} $& $1 %s $x"],
];
