// /tools/energy/
