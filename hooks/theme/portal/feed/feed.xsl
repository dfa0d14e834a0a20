<?xml version="1.0" encoding="UTF-8"?>
<!-- What browsers that still do XSLT show to people who click a feed. Readers never load it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:a="http://www.w3.org/2005/Atom" exclude-result-prefixes="a">
<xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat"/>
<xsl:template match="/">
<html lang="zh-CN">
<head>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title><xsl:value-of select="a:feed/a:title | rss/channel/title"/></title>
<style>
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font-family: system-ui, sans-serif; line-height: 1.7; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-bottom: 0; }
.help { border: 1px solid; border-radius: .4rem; padding: .6rem 1rem; }
time, .day { color: #555; } @media (prefers-color-scheme: dark) { body { background: #1b1d21; color: #ddd; } a { color: #8ab4f8; } time, .day { color: #aaa; } }
</style>
</head>
<body>
<h1><xsl:value-of select="a:feed/a:title | rss/channel/title"/></h1>
<p class="help">这是订阅源，给阅读软件用的。把浏览器地址栏里的地址复制到阅读软件里，网站有更新时软件会提醒你。</p>
<xsl:for-each select="a:feed/a:entry">
<h2><a href="{a:link[@rel='alternate']/@href}"><xsl:value-of select="a:title"/></a></h2>
<p class="day"><xsl:value-of select="substring(a:published, 1, 10)"/>　<xsl:value-of select="a:summary"/></p>
</xsl:for-each>
<xsl:for-each select="rss/channel/item">
<h2><a href="{link}"><xsl:value-of select="title"/></a></h2>
<p class="day"><xsl:value-of select="description"/></p>
</xsl:for-each>
</body>
</html>
</xsl:template>
</xsl:stylesheet>
