"""Rules of co-payment. Integer cents, exact ratios, rounded where the regulation says."""
