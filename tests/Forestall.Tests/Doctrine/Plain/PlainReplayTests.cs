using Forestall.Doctrine;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;

namespace Forestall.Tests.Doctrine.Plain;

/// <summary>The plain replay on histories small enough to reckon by hand. Month 0 is January 1990.</summary>
public sealed class PlainReplayTests
{
    private static readonly Month Start = new(1990, 1);
    private static readonly Conditions Always = new();

    /// <summary>A quiet year of 1, 2, … 12 deaths, a crossing in month 12 with 1,000 deaths, five months of 500, then peace; the episode ends in month 29.</summary>
    private static readonly long[] War = Series(48, static t => t switch { < 12 => t + 1, 12 => 1000, < 18 => 500, _ => 0 });

    [Fact]
    public void A_prevented_crossing_lives_the_year_before_again_and_again_until_the_recorded_end()
    {
        var outcome = Run(War, Made.Set(Made.Instrument("talks", crossing: 0)), Made.Doctrine(Made.Use(Always, "talks")));
        Assert.Equal(1, outcome.Total.CrossingsPrevented);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 0, 0], Enumerable.Range(12, 19).Select(t => Deaths(outcome, t)));
        Assert.Equal(3500 - 78 - 15, outcome.Total.Averted);
        Assert.Equal(0, outcome.Total.Caused);
        Assert.Equal(0, outcome.Total.HarmShareBeforeCoercion);
        var onset = Assert.Single(outcome.Onsets);
        Assert.True(onset.Prevented);
        Assert.Equal(3500 - 78 - 15, onset.Averted);
    }

    [Fact]
    public void A_crossing_is_prevented_with_the_probability_that_the_factor_leaves()
    {
        var replay = Replay(War, Made.Set(Made.Instrument("talks", crossing: 0.7)));
        var doctrine = Made.Doctrine(Made.Use(Always, "talks"));
        var prevented = Enumerable.Range(0, 2000).Count(n => replay.Run(n, doctrine).Total.CrossingsPrevented == 1);
        Assert.InRange(prevented, 600 - 103, 600 + 103); // five standard errors
    }

    [Fact]
    public void A_prevented_episode_never_adds_up_to_more_than_was_recorded()
    {
        var series = Series(40, static t => t switch { < 12 => 83, 12 => 90, _ => 0 });
        var outcome = Run(series, Made.Set(Made.Instrument("talks", crossing: 0)), Made.Doctrine(Made.Use(Always, "talks")));
        Assert.Equal([83, 7, 0, 0], Enumerable.Range(12, 4).Select(t => Deaths(outcome, t)));
        Assert.Equal(0, outcome.Total.Averted);
        Assert.Equal(-7, outcome.Months["AAA"][Start + 13].Averted);
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public void An_instrument_prevents_only_when_its_preparation_was_over_in_the_month_before_the_crossing(int decided, bool prevents)
    {
        var outcome = Run(War, Made.Set(Made.Instrument("talks", delay: 3, duration: 12, crossing: 0)), WhenWarned("talks"), decided);
        Assert.Equal(Start + decided, outcome.Decisions[0].Month);
        Assert.Equal(Enumerable.Range(decided + 4, 12), MonthsInPlace(outcome, "talks").Take(12));
        Assert.Equal(prevents ? 1 : 0, outcome.Total.CrossingsPrevented);
    }

    [Fact]
    public void A_use_stays_for_its_duration_and_then_as_long_as_a_rule_calls()
    {
        var instruments = Made.Set(Made.Instrument("talks", duration: 3));
        Assert.Equal([6, 7, 8], MonthsInPlace(Run(Calm(30), instruments, WhenWarned("talks"), 5), "talks"));
        Assert.Equal([6, 7, 8], MonthsInPlace(Run(Calm(30), instruments, WhenWarned("talks"), 5, 6, 7), "talks"));
        Assert.Equal([6, 7, 8, 9], MonthsInPlace(Run(Calm(30), instruments, WhenWarned("talks"), 5, 8), "talks"));
        Assert.Equal([6, 7, 8, 9, 10], MonthsInPlace(Run(Calm(30), instruments, WhenWarned("talks"), 5, 8, 9), "talks"));
        Assert.Equal([6, 7, 8, 10, 11, 12], MonthsInPlace(Run(Calm(30), instruments, WhenWarned("talks"), 5, 9), "talks"));
    }

    [Fact]
    public void Delay_and_duration_are_rounded_half_away_from_zero() =>
        Assert.Equal([9, 10, 11], MonthsInPlace(Run(Calm(30), Made.Set(Made.Instrument("talks", delay: 2.5, duration: 2.5)), WhenWarned("talks"), 5), "talks"));

    [Fact]
    public void Withholding_ends_a_use_and_a_preparation_at_the_end_of_the_month()
    {
        var doctrine = Made.Doctrine(
            Made.Use(new Conditions { DeathsInYear = new HarmSpan(0, 1) }, "talks"),
            Made.Withhold(new Conditions { DeathsInYear = new HarmSpan(1) }, "talks"));
        var series = Series(30, static t => t == 9 ? 1 : 0);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 23, 24, 25, 26, 27, 28, 29], MonthsInPlace(Run(series, Made.Set(Made.Instrument("talks", duration: 20)), doctrine), "talks"));
        var slow = Run(series, Made.Set(Made.Instrument("talks", delay: 15, duration: 20)), doctrine);
        Assert.Empty(MonthsInPlace(slow, "talks"));
        Assert.Equal([0, 22], slow.Decisions.Select(static d => d.Month - Start));
    }

    [Fact]
    public void Whether_an_instrument_can_be_had_has_one_answer_a_calendar_year()
    {
        var replay = Replay(Calm(96), Made.Set(Made.Instrument("talks", available: 0.4)));
        var firstYears = new HashSet<int>();
        for (var n = 0; n < 40; n++)
        {
            var outcome = replay.Run(n, Made.Doctrine(Made.Use(Always, "talks")));
            var year = Enumerable.Range(1990, 8).Where(y => V(n, y) < 0.4).Select(static y => (int?)y).FirstOrDefault();
            Assert.Equal(year, outcome.Decisions.Find(static d => d.Granted)?.Month.Year);
            Assert.All(outcome.Decisions, d => Assert.Equal(d.Month.Year == year, d.Granted));
            Assert.Equal(((year ?? 1998) - 1990) * 12 + (year is null ? 0 : 1), outcome.Decisions.Count);
            firstYears.Add(year ?? 1998);
        }

        Assert.True(firstYears.Count > 2);

        static double V(long draw, int year) =>
            PlainLuck.Uniform(PlainLuck.Block(1, (3UL << 60) + ((((65UL * 128) + 65) * 128 + 65) << 32) + PlainLuck.Key("talks"), ((ulong)draw << 16) + (ulong)year).First);
    }

    [Theory]
    [InlineData(16, false)]
    [InlineData(17, false)]
    [InlineData(18, true)]
    public void Twelve_idle_months_end_a_response_and_what_was_tried_is_forgotten(int warned, bool calledAgain)
    {
        var doctrine = Made.Doctrine(Made.Use(new Conditions { Warning = Warned, NotTried = ["non-coercive"] }, "talks"));
        var outcome = Run(Calm(40), Made.Set(Made.Instrument("talks")), doctrine, 5, warned);
        Assert.Equal(calledAgain ? [6, warned + 1] : [6], MonthsInPlace(outcome, "talks"));
        Assert.Equal((Start + 5, Start + 17), (outcome.Responses[0].First, outcome.Responses[0].Last));
    }

    [Fact]
    public void A_month_in_which_an_instrument_was_called_in_vain_is_not_idle()
    {
        var instruments = Made.Set(Made.Instrument("talks"), Made.Instrument("blockade", MeasureClass.Force, available: 0));
        var doctrine = Made.Doctrine(
            Made.Use(new Conditions { Warning = Warned, NotTried = ["talks"] }, "talks"),
            Made.Use(new Conditions { Warning = Warned, Tried = ["talks"] }, "blockade"));
        var outcome = Run(Calm(40), instruments, doctrine, 5, 10);
        Assert.Equal((Start + 5, Start + 22), (outcome.Responses[0].First, outcome.Responses[0].Last));
        Assert.False(outcome.Decisions[1].Granted);
    }

    [Theory]
    [InlineData(2, 7)]
    [InlineData(6, 11)]
    public void Months_since_the_first_response_run_from_its_first_decision(int months, int decided)
    {
        var doctrine = Made.Doctrine(
            Made.Use(new Conditions { Warning = Warned }, "talks"),
            Made.Use(new Conditions { MonthsSinceFirstResponse = new MonthSpan(months, months) }, "observers"));
        var outcome = Run(Calm(40), Made.Set(Made.Instrument("talks"), Made.Instrument("observers")), doctrine, 5);
        Assert.Equal([decided + 1], MonthsInPlace(outcome, "observers"));
    }

    [Theory]
    [InlineData(1, 14)]
    [InlineData(4, 17)]
    public void Months_since_the_Rubicon_run_from_the_crossing_and_know_the_month_before(int months, int firstInPlace)
    {
        var doctrine = Made.Doctrine(Made.Use(new Conditions { MonthsSinceRubicon = new MonthSpan(months, months) }, "talks"));
        Assert.Equal([firstInPlace], MonthsInPlace(Run(War, Made.Set(Made.Instrument("talks")), doctrine), "talks"));
    }

    [Fact]
    public void Months_since_the_Rubicon_are_unknown_after_a_left_censored_onset_until_a_surge()
    {
        var settings = new RubiconSettings { SurgeBaseline = 24, SurgeFactor = 3 };
        var series = Series(60, static t => t < 40 ? 100 : 2000);
        var surge = Assert.Single(Crossings.Find(Record(series), settings), static c => c.Kind == CrossingKind.Surge);
        var doctrine = Made.Doctrine(Made.Use(new Conditions { MonthsSinceRubicon = new MonthSpan(0, 3) }, "talks"));
        var outcome = Replay(series, Made.Set(Made.Instrument("talks")), settings).Run(0, doctrine);
        Assert.Equal([surge.Month + 2, surge.Month + 3, surge.Month + 4], MonthsInPlace(outcome, "talks").Select(static t => Start + t));
    }

    [Fact]
    public void Deaths_since_the_Rubicon_are_those_of_the_simulated_history()
    {
        // From month 14 on, deaths are halved: known at the end of month 15 are 1000 + 500 + 250.
        var doctrine = Made.Doctrine(
            Made.Use(new Conditions { Rubicon = RubiconSide.After }, "force"),
            Made.Use(new Conditions { DeathsSinceRubicon = new HarmSpan(1750, 1751) }, "talks"));
        var outcome = Run(War, Made.Set(Made.Instrument("force", MeasureClass.Force, duration: 12, harm: 0.5), Made.Instrument("talks")), doctrine);
        Assert.Equal([16], MonthsInPlace(outcome, "talks"));
    }

    [Fact]
    public void Deaths_in_the_year_are_the_twelve_months_to_the_month_before()
    {
        var doctrine = Made.Doctrine(Made.Use(new Conditions { DeathsInYear = new HarmSpan(78, 79) }, "talks"));
        Assert.Equal([13], MonthsInPlace(Run(War, Made.Set(Made.Instrument("talks")), doctrine), "talks"));
    }

    [Theory]
    [InlineData(59 - 24, true, true)]
    [InlineData(59 - 23, false, false)]
    public void A_response_without_a_crossing_in_two_years_is_a_false_alarm_if_the_record_goes_on_so_long(int warned, bool judged, bool falseAlarm)
    {
        var outcome = Run(Calm(60), Made.Set(Made.Instrument("talks", duration: 2, cost: 3)), WhenWarned("talks"), warned);
        var response = Assert.Single(outcome.Responses);
        Assert.Equal((judged, falseAlarm), (response.Judged, response.FalseAlarm));
        Assert.Equal(falseAlarm ? (1, 2, 6) : (0, 0, 0), (outcome.Total.FalseAlarms, outcome.Total.FalseAlarmInstrumentMonths, outcome.Total.FalseAlarmCost));
        Assert.Equal(6, outcome.Total.Cost);
    }

    [Theory]
    [InlineData(6, 2, false)]
    [InlineData(5, 2, true)]
    [InlineData(5, 13, true)]
    [InlineData(5, 14, false)]
    public void A_crossing_within_two_years_or_while_the_response_lasts_makes_an_alarm_true(int warned, int duration, bool falseAlarm)
    {
        var series = Series(60, static t => t == 30 ? 1000 : 0);
        var outcome = Run(series, Made.Set(Made.Instrument("talks", duration: duration, crossing: 0)), WhenWarned("talks"), warned);
        Assert.Equal(falseAlarm, Assert.Single(outcome.Responses).FalseAlarm);
    }

    [Fact]
    public void A_response_begun_after_the_Rubicon_is_no_alarm()
    {
        var outcome = Run(War, Made.Set(Made.Instrument("talks")), Made.Doctrine(Made.Use(new Conditions { Rubicon = RubiconSide.After }, "talks")));
        Assert.False(Assert.Single(outcome.Responses).Judged);
    }

    [Fact]
    public void The_harm_share_before_coercion_is_what_fell_before_the_first_coercive_month()
    {
        var outcome = Run(
            War,
            Made.Set(Made.Instrument("force", MeasureClass.Force, duration: 12, harm: 0.5)),
            Made.Doctrine(Made.Use(new Conditions { Rubicon = RubiconSide.After }, "force")));
        Assert.Equal(Enumerable.Range(14, 17), MonthsInPlace(outcome, "force"));
        Assert.Equal(78 + 1500, outcome.Total.OnsetDeathsBeforeCoercion);
        Assert.Equal(78 + 1500 + 1000, outcome.Total.OnsetDeaths);
        Assert.Equal((1000, 0), (outcome.Total.Averted, outcome.Total.Caused));
        Assert.Equal((0, 1000), (outcome.Onsets[0].Caused, outcome.Onsets[0].Averted));
    }

    [Theory]
    [InlineData(MeasureClass.NonCoercive, 1)]
    [InlineData(MeasureClass.Deployment, 1)]
    [InlineData(MeasureClass.Economic, 0)]
    [InlineData(MeasureClass.Threat, 0)]
    public void Without_coercion_all_harm_fell_before_it(MeasureClass kind, double share) =>
        Assert.Equal(share, Run(War, Made.Set(Made.Instrument("measure", kind)), Made.Doctrine(Made.Use(Always, "measure"))).Total.HarmShareBeforeCoercion, share == 1 ? 0 : 1e-3);

    [Fact]
    public void In_a_class_the_strongest_counts_and_a_harmful_one_harms()
    {
        var set = Made.Set(
            Made.Instrument("a", crossing: 0.5, harm: 0.8),
            Made.Instrument("b", crossing: 0.9, harm: 0.6),
            Made.Instrument("c", harm: 1.5),
            Made.Instrument("d", MeasureClass.Deployment, crossing: 0.9, harm: 0.5));
        var outcome = Run(War, set, Made.Doctrine(Made.Use(Always, "a", "b", "c", "d")));
        Assert.Equal(0.45, outcome.Months["AAA"][Start + 5].Crossing, 1e-15);
        Assert.Equal(0.45, outcome.Months["AAA"][Start + 5].Harm, 1e-15);
        var alone = Run(War, set, Made.Doctrine(Made.Use(Always, "c")));
        Assert.Equal(1500, Deaths(alone, 12));
        Assert.Equal((0, 1750), (alone.Total.Averted, alone.Total.Caused));
    }

    [Fact]
    public void Both_kinds_together_bring_the_synergy_and_the_chance_of_a_crossing_stays_at_most_one()
    {
        var set = Made.Set(1, 2, 2, Made.Instrument("talks", crossing: 0.9, harm: 0.9), Made.Instrument("sanctions", MeasureClass.Economic, crossing: 0.9), Made.Instrument("blue", MeasureClass.Deployment));
        var both = Run(War, set, Made.Doctrine(Made.Use(Always, "talks", "sanctions"))).Months["AAA"][Start + 5];
        Assert.Equal((1, 1.8), (both.Crossing, both.Harm));
        var other = Run(War, set, Made.Doctrine(Made.Use(Always, "talks", "blue"))).Months["AAA"][Start + 5];
        Assert.Equal((0.9, 0.9), (other.Crossing, other.Harm));
    }

    [Theory]
    [InlineData(1, false, 0.2)]
    [InlineData(1, true, 0.2)]
    [InlineData(0, true, 0.6)]
    [InlineData(null, false, 0.6)]
    public void A_threat_without_usable_force_is_discounted(int? available, bool withheld, double factor)
    {
        var set = Made.Set(0.5, 1, 1, Made.Instrument("ultimatum", MeasureClass.Threat, crossing: 0.2, harm: 0.2), Made.Instrument("force", MeasureClass.Force, available: available ?? 1));
        var rules = new List<Rule> { Made.Use(Always, "ultimatum") };
        if (available is not null)
        {
            rules.Add(Made.Use(new Conditions { DeathsInYear = new HarmSpan(1e9) }, "force"));
        }

        if (withheld)
        {
            rules.Add(Made.Withhold(Always with { DeathsInYear = new HarmSpan(0, 1e9) }, "force"));
        }

        var month = Run(War, set, Made.Doctrine(rules)).Months["AAA"][Start + 5];
        Assert.Equal((factor, factor), (month.Crossing, month.Harm));
    }

    [Fact]
    public void A_use_that_backfires_begins_an_episode_like_a_recorded_one_and_multiplies_its_deaths()
    {
        var there = Made.Situation("BBB", Start, Start + 47);
        var here = Made.Situation("AAA", Start, Start + 47);
        var record = Made.Record((here, Calm(48)), (there, War));
        var set = Made.Set(Made.Instrument("talks", duration: 2, backfireChance: 1, backfireHarm: 2, backfireEpisode: 1));
        var replay = new PlainReplay(record, Warnings("AAA", 5), RubiconSettings.Default, set, Made.NoAnswers, 1, true, Start);
        var outcome = replay.Run(0, WhenWarned("talks"));
        var begun = Assert.Single(outcome.Begun);
        Assert.Equal(("AAA", Start + 6, "BBB-1991-01"), (begun.Situation, begun.Month, begun.Like.Id));
        Assert.Equal([0, 2000, 1000, 500, 500, 500, 500, 0], Enumerable.Range(5, 8).Select(t => Deaths(outcome, t)));
        Assert.Equal((0, 5000, 1), (outcome.Total.Averted, outcome.Total.Caused, outcome.Total.EpisodesBegun));
        Assert.Equal(5000, outcome.Total.FalseAlarmCaused);
        Assert.Equal(outcome.Total.Recorded, outcome.Situations["BBB"].Remaining);
    }

    [Fact]
    public void After_a_prevented_crossing_the_warnings_of_the_year_before_come_again_and_again()
    {
        // As of months 3 and 12 and, in the quiet after the end, in month 41 and 42. What is called and cannot be had is called again each month.
        var doctrine = Made.Doctrine(Made.Use(Always, "talks"), Made.Use(new Conditions { Warning = Warned }, "force"));
        var set = Made.Set(Made.Instrument("talks", crossing: 0), Made.Instrument("force", MeasureClass.Force, available: 0));
        var outcome = Run(War, set, doctrine, 3, 12, 35, 41, 42);
        Assert.Equal([3, 12, 15, 24, 27, 36, 39, 42], outcome.Decisions.Where(static d => d.Instrument == "force").Select(static d => d.Month - Start));
    }

    [Fact]
    public void A_crossing_in_the_year_relived_repeats_the_year_as_the_rules_saw_it_if_prevented()
    {
        // Crossings in months 12 and 36; the first episode ends in month 29, so its warnings are relived until month 41.
        var series = Series(72, static t => t switch { < 12 => 0, 12 => 1000, < 18 => 500, 36 => 1000, _ => 0 });
        Assert.Equal([12, 36], Crossings.Find(Record(series), RubiconSettings.Default).Select(static c => c.Month - Start));
        var doctrine = Made.Doctrine(Made.Use(Always, "talks"), Made.Use(new Conditions { Warning = Warned }, "force"));
        var set = Made.Set(Made.Instrument("talks", crossing: 0), Made.Instrument("force", MeasureClass.Force, available: 0));
        var outcome = Run(series, set, doctrine, 3, 40, 50, 61);
        Assert.Equal([3, 15, 27, 39, 51, 61], outcome.Decisions.Where(static d => d.Instrument == "force").Select(static d => d.Month - Start));
    }

    [Fact]
    public void A_warning_must_have_been_high_for_as_many_months_as_asked()
    {
        var doctrine = Made.Doctrine(Made.Use(new Conditions { Warning = Warned with { For = 3 } }, "talks"));
        Assert.Equal([8, 9], MonthsInPlace(Run(Calm(30), Made.Set(Made.Instrument("talks")), doctrine, 3, 5, 6, 7, 8, 12, 13), "talks"));
    }

    [Fact]
    public void Before_the_first_month_replayed_nothing_is_in_place_and_crossings_happen()
    {
        var set = Made.Set(Made.Instrument("talks", crossing: 0));
        var doctrine = Made.Doctrine(Made.Use(Always, "talks"));
        Assert.Equal((1, 11 + 12 + 3500, 0), From(10));
        Assert.Equal((0, 12 + 3500, 78 + 3500), From(11));
        Assert.Equal((0, 3500, 78 + 3500), From(12));
        Assert.Equal((0, 0, 0), From(20)); // in the episode, after its deaths

        (int Prevented, double Recorded, double OnsetDeaths) From(int first)
        {
            var total = new PlainReplay(Record(War), Warnings("AAA"), RubiconSettings.Default, set, Made.NoAnswers, 1, true, Start + first).Run(0, doctrine).Total;
            return (total.CrossingsPrevented, total.Recorded, total.OnsetDeaths);
        }
    }

    [Fact]
    public void Binomial_numbers_up_to_a_hundred_are_the_quantile_of_the_distribution()
    {
        var dice = new Dice(3);
        for (var i = 0; i < 500; i++)
        {
            var (n, p, u) = (dice.Whole(1, 100), dice.Of(dice.Uniform(), 1e-9, 1 - 1e-9), dice.Uniform());
            var below = AtMost(n, p);
            var k = (int)PlainBinomial.Quantile(n, p, u);
            Assert.True(below[k] >= u - 1e-13, $"{n} {p} {u}");
            Assert.True(k == 0 || below[k - 1] < u + 1e-13, $"{n} {p} {u}");
        }

        // One trial after the other.
        static double[] AtMost(int n, double p)
        {
            var chances = new double[n + 1];
            chances[0] = 1;
            for (var trial = 1; trial <= n; trial++)
            {
                for (var k = trial; k >= 0; k--)
                {
                    chances[k] = (chances[k] * (1 - p)) + (k == 0 ? 0 : chances[k - 1] * p);
                }
            }

            for (var k = 1; k <= n; k++)
            {
                chances[k] += chances[k - 1];
            }

            return chances;
        }
    }

    [Fact]
    public void In_any_world_deaths_averted_and_remaining_are_those_recorded_and_caused() => CsCheck.Check.Sample(RandomWorld.Any, static world =>
    {
        foreach (var doctrine in world.Doctrines)
        {
            var drawn = world.Plain().Run(0, doctrine).Total;
            Assert.Equal(drawn.Recorded + drawn.Caused, drawn.Averted + drawn.Remaining);
            var expected = world.Plain(expected: true).Run(0, doctrine).Total;
            Assert.Equal(1, (expected.Averted + expected.Remaining) / (expected.Recorded + expected.Caused), 1e-12);
        }
    });

    [Fact]
    public void In_any_world_doing_nothing_is_the_record_as_it_was() => CsCheck.Check.Sample(RandomWorld.Any, static world =>
    {
        var total = world.Plain().Run(0, Made.Doctrine()).Total;
        Assert.Equal((0, 0, 0, 0), (total.Averted, total.Caused, total.CrossingsPrevented, total.EpisodesBegun));
        Assert.Equal(total.Recorded, total.Remaining);
    });

    [Fact]
    public void In_any_world_no_prevented_episode_averts_less_than_nothing() => CsCheck.Check.Sample(RandomWorld.Any, static world =>
    {
        foreach (var doctrine in world.Doctrines)
        {
            Assert.All(world.Plain().Run(0, doctrine).Onsets.Where(static o => o.Prevented), static o => Assert.True(o.Averted >= 0));
        }
    });

    [Fact]
    public void Random_worlds_hold_everything_that_the_note_speaks_of()
    {
        var seen = new Dictionary<string, int>();
        var worlds = Enumerable.Range(0, 300).Select(static i => RandomWorld.Of((ulong)i)).ToList();
        foreach (var world in worlds)
        {
            See("left-censored onset", world.Crossings.Any(static c => c.LeftCensored));
            See("surge", world.Crossings.Any(static c => c.Kind == CrossingKind.Surge));
            See("late situation", world.Record.Situations.Any(s => s.From > world.Record.From));
            foreach (var doctrine in world.Doctrines)
            {
                var outcome = world.Plain().Run(0, doctrine);
                See("prevented", outcome.Total.CrossingsPrevented > 0);
                See("prevented twice", outcome.Onsets.GroupBy(static o => o.Crossing.Situation).Any(static g => g.Count(static o => o.Prevented) > 1));
                See("begun", outcome.Begun.Count > 0);
                See("begun inside a prevented episode", outcome.Begun.Exists(b => outcome.Onsets.Exists(o => o.Prevented && o.Crossing.Situation.Code == b.Situation && o.Crossing.Month <= b.Month && b.Month <= o.Crossing.Last)));
                See("begun overlapping a crossing", outcome.Begun.Exists(b => outcome.Onsets.Exists(o => !o.Prevented && o.Crossing.Situation.Code == b.Situation && b.Month <= o.Crossing.Month && o.Crossing.Month < b.Month + (b.Like.Last - b.Like.Month))));
                See("caused", outcome.Total.Caused > 0);
                See("false alarm", outcome.Total.FalseAlarms > 0);
                See("coercion after part of the harm", outcome.Total.HarmShareBeforeCoercion is > 0 and < 1);
                See("second response", outcome.Responses.GroupBy(static r => r.Situation).Any(static g => g.Count() > 1));
                See("refused", outcome.Decisions.Exists(static d => !d.Granted));
                See("factor above one", outcome.Months.Values.Any(static m => m.Values.Any(static v => v.Harm > 1)));
            }
        }

        Assert.All(seen, static s => Assert.True(s.Value >= 20, $"{s.Key}: {s.Value}"));

        void See(string what, bool there) => seen[what] = seen.GetValueOrDefault(what) + (there ? 1 : 0);
    }

    private static WarningCondition Warned => new(6, 0.5);

    private static PreventionDoctrine WhenWarned(string instrument) => Made.Doctrine(Made.Use(new Conditions { Warning = Warned }, instrument));

    private static long[] Series(int months, Func<int, long> deaths) => [.. Enumerable.Range(0, months).Select(deaths)];

    private static long[] Calm(int months) => new long[months];

    private static ViolenceRecord Record(long[] deaths) => Made.Record((Made.Situation("AAA", Start, Start + (deaths.Length - 1)), deaths));

    /// <summary>A warning is high in the months named and low in the others.</summary>
    private static Func<Situation, Month, int, double?> Warnings(string code, params int[] high) =>
        (situation, asOf, _) => situation.Code == code && high.Contains(asOf - Start) ? 0.9 : 0.1;

    private static PlainReplay Replay(long[] deaths, InstrumentSet instruments, RubiconSettings? settings = null, params int[] warned) =>
        new(Record(deaths), Warnings("AAA", warned), settings ?? RubiconSettings.Default, instruments, Made.NoAnswers, 1, true, Start);

    private static PlainOutcome Run(long[] deaths, InstrumentSet instruments, PreventionDoctrine doctrine, params int[] warned) =>
        Replay(deaths, instruments, null, warned).Run(0, doctrine);

    private static double Deaths(PlainOutcome outcome, int month) => outcome.Months["AAA"][Start + month].Deaths;

    private static IEnumerable<int> MonthsInPlace(PlainOutcome outcome, string instrument) =>
        outcome.Months["AAA"].Where(m => m.Value.InPlace.Contains(instrument)).Select(static m => m.Key - Start).Order();
}
