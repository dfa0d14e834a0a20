// /tools/tax/
