"""CUG, positive actions, climate survey, yearly figures on staff by gender."""
