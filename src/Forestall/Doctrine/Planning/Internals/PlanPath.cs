using Forestall.Doctrine.Replay;
using Forestall.Doctrine.Replay.Internals;

namespace Forestall.Doctrine.Planning.Internals;

/// <summary>Draws all strategies on one path.</summary>
internal sealed class PlanPath
{
    /// <summary>There is nothing to be in time for.</summary>
    public const sbyte NoDeadline = -2;

    private const sbyte TooLate = -1;

    private readonly PlanModel _model;
    private readonly PlanSample _sample;
    private readonly int _path;
    private readonly int _months;
    private readonly ReplayModel _replay;
    private readonly ReplayModel _later;
    private readonly long[] _recorded;
    private readonly int? _inPlaceBy;
    private readonly PlanWitness _witness = new();

    public PlanPath(PlanModel model, PlanSample sample, IReadOnlyList<PreventionDoctrine> later, int path)
    {
        (_model, _sample, _path) = (model, sample, path);
        var history = model.History;
        _months = history.Months;
        _replay = model.Replay(path, Enumerable.Range(1, _months), model.Strategies);
        _later = model.Replay(path, [_months], later);
        _recorded = [.. Enumerable.Range(1, _months).Select(m => history.Recorded(path, m))];
        _inPlaceBy = history.EpisodeSince is null ? history.FirstCrossing[path] - 1 : history.HalfOfHarm[path];
    }

    public void Run()
    {
        var (run, later) = (_replay.NewRun(), _later.NewRun());
        var drawn = _replay.NewDrawn();
        var row = new double[_replay.Layout.Length];
        for (var n = _path; n < _sample.Draws; n += _sample.Paths)
        {
            _replay.Draw(drawn, n);
            for (var s = 0; s < _model.Strategies.Count; s++)
            {
                run.Witness = null;
                for (var m = 1; m < _months; m++)
                {
                    _sample.Cumulative[s][m - 1][n] = checked((int)Deaths(_replay, run, m - 1, s, drawn, row, _recorded[m - 1]));
                }

                run.Witness = _witness;
                Strategy(run, s, n, drawn, row);
            }

            for (var s = 1; s < _model.Strategies.Count; s++)
            {
                for (var k = 1; k <= PlanSettings.LatestStart; k++)
                {
                    var doctrine = ((s - 1) * PlanSettings.LatestStart) + k - 1;
                    _sample.Later[s][k][n] = checked((int)Deaths(_later, later, 0, doctrine, drawn, row, _recorded[^1]));
                }
            }

            for (var k = 0; k <= PlanSettings.LatestStart; k++)
            {
                _sample.Later[0][k][n] = (int)_recorded[^1];
            }

            Deadlines(n, drawn);
        }
    }

    private static double Deaths(ReplayModel model, SituationRun run, int situation, int doctrine, DrawnInstruments drawn, double[] row, long recorded)
    {
        Array.Clear(row);
        model.Run(run, situation, doctrine, drawn, row);
        return recorded - row[(int)OutcomeCount.DeathsAverted] + row[(int)OutcomeCount.DeathsCaused];
    }

    private void Strategy(SituationRun run, int s, int n, DrawnInstruments drawn, double[] row)
    {
        var start = _replay.Situation(0).Start;
        _witness.Begin(start + (_inPlaceBy ?? _months), _model.History.EpisodeSince is not null);
        var deaths = Deaths(_replay, run, _months - 1, s, drawn, row, _recorded[^1]);
        _sample.Cumulative[s][^1][n] = _sample.Later[s][0][n] = checked((int)deaths);
        var counts = _sample.Counts[s];
        counts[(int)PlanCount.Deaths][n] = deaths;
        counts[(int)PlanCount.DeathsAverted][n] = row[(int)OutcomeCount.DeathsAverted];
        counts[(int)PlanCount.DeathsCaused][n] = row[(int)OutcomeCount.DeathsCaused];
        counts[(int)PlanCount.NetDeathsAverted][n] = _recorded[^1] - deaths;
        for (var c = 0; c <= PlanCount.ForceMonths - PlanCount.NonCoerciveMonths; c++)
        {
            counts[(int)PlanCount.NonCoerciveMonths + c][n] = row[(int)OutcomeCount.NonCoerciveMonths + c];
        }

        counts[(int)PlanCount.OwnLosses][n] = row[(int)OutcomeCount.OwnLosses];
        counts[(int)PlanCount.Cost][n] = row[(int)OutcomeCount.Cost];
        _sample.Prevented[s][n] = (byte)row[(int)OutcomeCount.CrossingsPrevented];
        _sample.Begun[s][n] = row[(int)OutcomeCount.EpisodesBegun] > 0;
        foreach (var i in _model.Used)
        {
            _sample.Decided[s][i][n] = (sbyte)(_witness.FirstDecided(i) < 0 ? -1 : _witness.FirstDecided(i) - start);
            _sample.InTime[s][i][n] = _inPlaceBy is not null && _witness.InTime(i);
        }
    }

    private void Deadlines(int n, DrawnInstruments drawn)
    {
        var history = _replay.Situation(0);
        foreach (var i in _model.Used)
        {
            var latest = _inPlaceBy - 1 - drawn.Delay[i];
            _sample.LatestIfGranted[i][n] = latest is null ? NoDeadline : latest < 0 ? TooLate : (sbyte)latest;
            while (latest >= 0 && !CanBeHad(i, history.Year(history.Start + latest.Value)))
            {
                latest--;
            }

            _sample.Latest[i][n] = latest is null ? NoDeadline : latest < 0 ? TooLate : (sbyte)latest;
        }

        bool CanBeHad(int instrument, int year) =>
            Luck.Uniform(Luck.Block(_model.Settings.Seed, Luck.Place(n, year), Luck.InstrumentStream(history.Key, NameKey.Of(_model.Instruments.Instruments[instrument].Name))).First) < drawn.Available(instrument);
    }
}
