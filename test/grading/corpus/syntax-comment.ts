// I will do it tomorrow
