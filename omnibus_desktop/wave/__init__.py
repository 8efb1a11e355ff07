"""What a survey wave is: questions, answers, who was asked, nets, weights."""
