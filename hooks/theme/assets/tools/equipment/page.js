// /tools/equipment/
