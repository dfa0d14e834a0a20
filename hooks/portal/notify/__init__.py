"""What is told where people are: group robots (企业微信, 钉钉, 飞书) and mail."""
