using CsCheck;
using Forestall.Doctrine;
using Forestall.Doctrine.Replay;
using Forestall.Doctrine.Replay.Internals;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Tests.Doctrine.Plain;
using Forestall.Warning;

namespace Forestall.Tests.Doctrine.Replay;

/// <summary>What holds in every replay, whatever the record, the instruments and the doctrine.</summary>
public sealed class ReplayPropertiesTests
{
    [Fact]
    public void With_neutral_effects_every_doctrine_equals_the_record_to_the_death() => RandomWorld.Any.Sample(
        static world =>
        {
            var result = Result(world, Neutral(world.Instruments), world.Doctrines, draws: 3);
            Assert.All(result.Doctrines, d =>
            {
                Assert.Equal(result.RecordedDeaths, d.Counts[OutcomeCount.DeathsRemaining].Mean);
                Assert.Equal((0, 0, 0), (d.Counts[OutcomeCount.DeathsAverted].P95, d.Counts[OutcomeCount.DeathsCaused].P95, d.Counts[OutcomeCount.CrossingsPrevented].P95));
            });
        },
        iter: 200);

    [Fact]
    public void A_doctrine_without_rules_averts_nothing_and_uses_nothing() => RandomWorld.Any.Sample(
        static world =>
        {
            var none = Result(world, world.Instruments, [Made.Doctrine()], draws: 2).Doctrines[0];
            Assert.All(
                none.Counts.Where(static c => c.Key is not (OutcomeCount.DeathsRemaining or OutcomeCount.HarmShareBeforeCoercion)),
                static c => Assert.Equal((0, 0, 0), (c.Value.P5, c.Value.P50, c.Value.P95)));
        },
        iter: 100);

    [Fact]
    public void Averted_and_remaining_deaths_are_the_recorded_and_the_caused_ones_in_every_draw() => RandomWorld.Any.Sample(
        static world =>
        {
            var model = PlainAgreementTests.Model(world, expected: false);
            var rows = Rows(model, draw: 0);
            var recorded = model.History.RecordedDeaths;
            for (var d = 0; d < model.Doctrines.Count; d++)
            {
                var row = rows.AsSpan(d * model.Layout.Length);
                var (averted, caused, remaining) = (row[(int)OutcomeCount.DeathsAverted], row[(int)OutcomeCount.DeathsCaused], row[(int)OutcomeCount.DeathsRemaining]);
                Assert.Equal(recorded + caused, averted + remaining);
                Assert.True(averted >= 0 && caused >= 0 && remaining >= 0);
            }
        },
        iter: 300);

    [Fact]
    public void Instruments_that_are_always_called_never_harm_more_when_they_thin_harm_more() => Gen.Select(RandomWorld.Any, Gen.Double[0, 1]).Sample(
        static (world, stronger) => NeverMore(world, Harmless, (name, p) => ActsOnHarm(name) ? p * stronger : p),
        iter: 300);

    [Fact]
    public void Instruments_that_are_always_called_and_thin_nothing_never_harm_more_when_they_prevent_more() => Gen.Select(RandomWorld.Any, Gen.Double[0, 1]).Sample(
        static (world, stronger) => NeverMore(world, static (name, p) => ActsOnHarm(name) ? 1 : Harmless(name, p), (name, p) => name.EndsWith(".crossing", StringComparison.Ordinal) ? p * stronger : p),
        iter: 300);

    [Fact]
    public void The_result_is_the_same_to_the_bit_on_one_two_and_five_threads_and_after_a_stop()
    {
        const long Many = 10_000_000;
        var model = PlainAgreementTests.Model(RandomWorld.Of(5), expected: false);
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "draws");
        using var stop = new CancellationTokenSource();

        // So many that no thread can make all the others while one still makes the first.
        var stopped = new ReplaySession(Again(model.Settings with { Draws = Many }));
        Assert.Throws<OperationCanceledException>(() => stopped.Run(2, done => Stop(stop, done), stop.Token));
        Assert.InRange(stopped.Done, 64, Many - 1);
        stopped.Save(file);
        var settings = model.Settings with { Draws = stopped.Done + 269 };
        var resumed = new ReplaySession(Again(settings));
        resumed.Resume(file);
        Assert.Equal(stopped.Done, resumed.Done);
        resumed.Run(2, static _ => { }, CancellationToken.None);
        var results = new List<ReplayResult> { resumed.Result() };
        foreach (var threads in new[] { 1, 2, 5 })
        {
            var session = new ReplaySession(Again(settings));
            session.Run(threads, static _ => { }, CancellationToken.None);
            results.Add(session.Result());
        }

        Assert.All(results, r => Assert.Equal(Figures(results[0]), Figures(r)));

        ReplayModel Again(ReplaySettings s) => new(model.History, model.Instruments, model.Doctrines, s);

        static void Stop(CancellationTokenSource stop, long done)
        {
            if (done >= 64)
            {
                stop.Cancel();
            }
        }
    }

    [Fact]
    public void Kept_draws_of_another_replay_or_damaged_ones_are_refused()
    {
        var model = PlainAgreementTests.Model(RandomWorld.Of(5), expected: false);
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "draws");
        var session = new ReplaySession(model);
        session.Run(1, static _ => { }, CancellationToken.None);
        session.Save(file);

        var other = new ReplaySession(new ReplayModel(model.History, model.Instruments, model.Doctrines, model.Settings with { Seed = 99 }));
        Assert.Contains("belongs to another replay", Assert.Throws<InputException>(() => other.Resume(file)).Message, StringComparison.Ordinal);
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.Contains("is damaged", Assert.Throws<InputException>(() => new ReplaySession(model).Resume(file)).Message, StringComparison.Ordinal);
        Assert.Contains("no draws to go on from", Assert.Throws<InputException>(() => new ReplaySession(model).Resume(file + "x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Twice_the_draws_narrow_the_interval_of_the_mean_and_move_it_no_further_than_chance_does()
    {
        var world = Enumerable.Range(0, 50).Select(static i => RandomWorld.Of((ulong)i)).First(static w => Averted(w, 256).StandardError > 0);
        var (few, many) = (Averted(world, 256), Averted(world, 2048));
        Assert.InRange(many.StandardError, 0, few.StandardError * 0.6);
        Assert.InRange(Math.Abs(many.Mean - few.Mean), 0, 4 * few.StandardError);

        static Band Averted(RandomWorld world, long draws) => Result(world, world.Instruments, world.Doctrines, draws).Doctrines[0].Counts[OutcomeCount.DeathsAverted];
    }

    [Fact]
    public void After_a_prevented_crossing_the_rules_do_not_see_what_would_have_come()
    {
        // Two histories that differ in the episode alone: how deadly it was, and what was warned of within a year after it.
        var (mild, wild) = (Decisions(600, 0.02), Decisions(5000, 0.9));
        Assert.NotEmpty(mild);
        Assert.Equal(mild, wild);

        static List<string> Decisions(long deaths, double after)
        {
            var from = new Month(2000, 1);
            var harm = new long[90];
            Array.Fill(harm, 10L, 0, 30);
            (harm[30], harm[31], harm[32]) = (deaths, deaths, deaths);
            var situation = Made.Situation("AAA", from, from + 89);
            var record = Made.Record((situation, harm));
            var onset = Assert.Single(Crossings.Find(record, RubiconSettings.Default), static c => c.Kind == CrossingKind.Onset);
            var end = onset.End!.Value;
            double Warning(Situation s, Month month, int horizon) => month <= onset.Month ? 0.02 * (month - from) / 30 * horizon : month <= end ? double.NaN : month <= end + 12 ? after : 0.01;
            var instruments = Made.Set(
                Made.Instrument("mediation", crossing: 0, duration: 90),
                Made.Instrument("aid", duration: 2));
            var doctrine = Made.Doctrine(
                Made.Use(new Conditions { Warning = new WarningCondition(12, 0.01) }, "mediation"),
                Made.Use(new Conditions { Warning = new WarningCondition(12, 0.22) }, "aid"));
            var model = new ReplayModel(ReplayHistory.Of(record, Warning, RubiconSettings.Default, null, from), instruments, [doctrine], new ReplaySettings());
            var run = model.NewRun();
            var witness = new Decided(end + 12);
            run.Witness = witness;
            var drawn = model.NewDrawn();
            model.Draw(drawn, 0);
            var row = new double[model.Layout.Length];
            model.Run(run, 0, 0, drawn, row);
            Assert.Equal(1, row[(int)OutcomeCount.CrossingsPrevented]);
            return witness.Months;
        }
    }

    private static string Figures(ReplayResult result) => string.Join('\n', result.Doctrines.SelectMany(static d => d.Counts.Select(c => $"{d.Doctrine.Name} {c.Key} {c.Value}")
        .Concat(d.Regions.Select(static r => $"{r}")).Concat(d.Decades.Select(static r => $"{r}")).Concat(d.Episodes.Select(static e => $"{e}"))).Concat(result.Pairwise.Select(static p => $"{p.A} {p.B} {p.ProbabilityALessHarm:R} {string.Join(' ', p.Drivers)}")));

    private static double[] Rows(ReplayModel model, long draw)
    {
        var table = model.NewTable(1);
        new SingleDraws(model).Run(draw, 1, table);
        return [.. Enumerable.Range(0, model.Doctrines.Count).SelectMany(d => Enumerable.Range(0, model.Layout.Length).Select(c => table.At(0, d, c)))];
    }

    private static ReplayResult Result(RandomWorld world, InstrumentSet instruments, IReadOnlyList<PreventionDoctrine> doctrines, long draws)
    {
        var session = new ReplaySession(Model(world, instruments, doctrines, draws));
        session.Run(1, static _ => { }, CancellationToken.None);
        return session.Result();
    }

    private static ReplayModel Model(RandomWorld world, InstrumentSet instruments, IReadOnlyList<PreventionDoctrine> doctrines, long draws = 1) => new(
        ReplayHistory.Of(world.Record, (s, m, h) => world.Warning(s, m, h) ?? double.NaN, world.Settings, world.From, world.From),
        instruments,
        doctrines,
        new ReplaySettings { Draws = draws, Answers = world.Answers, Rubicon = world.Settings });

    /// <summary>No instrument does anything: factors of one, no backfire.</summary>
    private static InstrumentSet Neutral(InstrumentSet set) => With(set, static (name, p) => name.EndsWith("chance", StringComparison.Ordinal) ? 0
        : name.EndsWith(".crossing", StringComparison.Ordinal) || name.EndsWith(".harm", StringComparison.Ordinal) || name.StartsWith("synergy", StringComparison.Ordinal) ? 1 : p);

    private static void NeverMore(RandomWorld world, Func<string, double, double> before, Func<string, double, double> stronger)
    {
        var always = Made.Doctrine(Made.Use(new Conditions(), [.. world.Instruments.Instruments.Select(static i => i.Name)]));
        var weak = With(world.Instruments, before);
        var (weaker, strong) = (Model(world, weak, [always]), Model(world, With(weak, stronger), [always]));
        for (var draw = 0; draw < 3; draw++)
        {
            Assert.True(Rows(strong, draw)[(int)OutcomeCount.DeathsRemaining] <= Rows(weaker, draw)[(int)OutcomeCount.DeathsRemaining], $"{world}, draw {draw}");
        }
    }

    private static bool ActsOnHarm(string name) => name.EndsWith(".harm", StringComparison.Ordinal) && !name.Contains("backfire", StringComparison.Ordinal);

    private static double Harmless(string name, double p) => name.EndsWith("chance", StringComparison.Ordinal) ? 0
        : name.StartsWith("synergy", StringComparison.Ordinal) ? 1
        : ActsOnHarm(name) ? Math.Min(1, p) : p;

    private static InstrumentSet With(InstrumentSet set, Func<string, double, double> change)
    {
        return set with
        {
            ThreatWithoutForce = Changed(set.ThreatWithoutForce),
            SynergyCrossing = Changed(set.SynergyCrossing),
            SynergyHarm = Changed(set.SynergyHarm),
            Instruments = [.. set.Instruments.Select(i => i with
            {
                Crossing = Changed(i.Crossing),
                Harm = Changed(i.Harm),
                BackfireChance = Changed(i.BackfireChance),
            })],
        };

        Parameter Changed(Parameter p) => p with { Answers = p.Answers.ToDictionary(static a => a.Key, a => a.Value with { Distribution = new Altered(a.Value.Distribution, v => change(p.Name, v)) }, StringComparer.Ordinal) };
    }

    private sealed record Altered(Distribution Before, Func<double, double> Change) : Distribution
    {
        public override double Min => Change(Before.Min);

        public override double Max => Change(Before.Max);

        public override double Quantile(double probability) => Change(Before.Quantile(probability));

        public override string InWords() => Before.InWords();
    }

    private sealed class Decided(Month until) : IReplayWitness
    {
        public List<string> Months { get; } = [];

        void IReplayWitness.Decided(SituationHistory history, int month, int instrument)
        {
            if (history.FirstMonth + month <= until.Ordinal)
            {
                Months.Add($"{month} {instrument}");
            }
        }
    }
}
