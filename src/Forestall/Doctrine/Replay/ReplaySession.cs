using System.Security.Cryptography;
using System.Text;
using Forestall.Doctrine.Replay.Internals;
using Forestall.Files;

namespace Forestall.Doctrine.Replay;

/// <summary>
/// Runs the draws of a replay in blocks, on several threads, and keeps what came out. The result depends neither on the threads nor on whether the
/// work was stopped and taken up again.
/// </summary>
public sealed class ReplaySession
{
    private const int BlockSize = 32;
    private const int FormatVersion = 2;
    private const int DriversKept = 10;

    private readonly ReplayModel _model;
    private readonly ReplayTally _tally;
    private readonly double[] _inputs;

    /// <summary>Begins with no draw done.</summary>
    /// <param name="model">The doctrines and the history.</param>
    /// <exception cref="InputException">There is not a single draw to make.</exception>
    public ReplaySession(ReplayModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Settings.Draws < 1)
        {
            throw new InputException("there is nothing to replay; choose at least 1 draw.");
        }

        _model = model;
        _tally = new ReplayTally(model.Layout, model.Doctrines.Count, model.Uncertain.Count);
        _inputs = new double[BlockSize * model.Uncertain.Count];
    }

    /// <summary>Draws done.</summary>
    public long Done => _tally.Done;

    /// <summary>Names what the draws belong to: record, instruments, doctrines, answers, seed and settings, but not how many draws there are.</summary>
    public string Key
    {
        get
        {
            var (m, s) = (_model, _model.Settings);
            var text = string.Join('|', (IEnumerable<string>)
            [
                $"{FormatVersion}", m.History.RecordVersion, $"{s.Rubicon}", $"{m.History.From}", m.Instruments.Version, $"{s.Seed}", $"{s.Expected}",
                .. m.Doctrines.Select(static d => $"{d.Name}:{d.Version}"),
                .. m.Answers.OrderBy(static a => a.Key, StringComparer.Ordinal).Select(static a => $"{a.Key}={a.Value}"),
            ]);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
        }
    }

    /// <summary>Months looked at so far by this session; the others were passed over because nothing could happen in them.</summary>
    internal long MonthsVisited { get; private set; }

    /// <summary>Blocks of random bits used so far by this session, by each doctrine.</summary>
    internal long RandomBlocks { get; private set; }

    /// <summary>Makes the draws that are lacking.</summary>
    /// <param name="threads">How many threads, at least 1.</param>
    /// <param name="progress">Told how many draws are done; no draw is added while it runs, so that it may call <see cref="Save"/>.</param>
    /// <param name="cancellation">Stops the work; the draws done stay.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public void Run(int threads, Action<long> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var total = _model.Settings.Draws;
        var waiting = new Dictionary<long, OutcomeTable>();
        var spare = new Stack<OutcomeTable>();
        var gate = new Lock();
        var blocks = (total + BlockSize - 1) / BlockSize;
        var nextToTake = _tally.Done / BlockSize;
        var nextToAdd = nextToTake;
        Exception? failure = null;

        var others = Enumerable.Range(1, threads - 1).Select(_ => Task.Factory.StartNew(Guarded, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        Guarded();
        Task.WaitAll(others, CancellationToken.None);
        if (failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(failure).Throw();
        }

        if (_tally.Done < total)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        void Guarded()
        {
            try
            {
                Work();
            }
            catch (Exception e)
            {
                lock (gate)
                {
                    failure ??= e;
                }
            }
        }

        void Work()
        {
            var run = _model.NewDraws(BlockSize);
            while (true)
            {
                long block;
                OutcomeTable outcomes;
                lock (gate)
                {
                    if (nextToTake >= blocks || failure is not null || cancellation.IsCancellationRequested)
                    {
                        MonthsVisited += run.MonthsVisited;
                        RandomBlocks += run.RandomBlocks;
                        return;
                    }

                    block = nextToTake++;
                    outcomes = spare.Count > 0 ? spare.Pop() : _model.NewTable(BlockSize);
                }

                run.Run(block * BlockSize, (int)Math.Min(BlockSize, total - (block * BlockSize)), outcomes);
                lock (gate)
                {
                    waiting.Add(block, outcomes);
                    while (waiting.Remove(nextToAdd, out var ready))
                    {
                        var draws = (int)Math.Min(BlockSize, total - (nextToAdd * BlockSize));
                        for (var n = 0; n < draws; n++)
                        {
                            _model.Units(_tally.Done + n, _inputs.AsSpan(n * _model.Uncertain.Count));
                        }

                        _tally.Add(ready, _inputs, draws);
                        spare.Push(ready);
                        nextToAdd++;
                    }

                    progress(_tally.Done);
                }
            }
        }
    }

    /// <summary>Keeps the draws done in a file, so that <see cref="Resume"/> can go on from them.</summary>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var content = new MemoryStream();
        using (var to = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            to.Write(Key);
            _tally.Write(to);
        }

        var bytes = content.ToArray();
        AtomicFile.Write(path, [.. bytes, .. SHA256.HashData(bytes)]);
    }

    /// <summary>Takes up draws kept by <see cref="Save"/>.</summary>
    /// <exception cref="InputException">The file is not there, damaged, or belongs to another replay.</exception>
    public void Resume(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
        {
            throw new InputException($"there are no draws to go on from in {path}; leave --resume out.");
        }

        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < 32 || !SHA256.HashData(bytes.AsSpan(0, bytes.Length - 32)).AsSpan().SequenceEqual(bytes.AsSpan(bytes.Length - 32)))
        {
            throw new InputException($"{path} is damaged; delete it and leave --resume out.");
        }

        using var from = new BinaryReader(new MemoryStream(bytes, 0, bytes.Length - 32), Encoding.UTF8);
        if (from.ReadString() != Key)
        {
            throw new InputException($"{path} belongs to another replay; use the settings it was begun with, or leave --resume out.");
        }

        _tally.Read(from);
        if (_tally.Done > _model.Settings.Draws || (_tally.Done % BlockSize != 0 && _tally.Done != _model.Settings.Draws))
        {
            throw new InputException($"{path} holds {_tally.Done} draws, which {_model.Settings.Draws} cannot go on from; choose more draws, or leave --resume out.");
        }
    }

    /// <summary>What came out of the draws done.</summary>
    /// <exception cref="InvalidOperationException">No draw is done.</exception>
    public ReplayResult Result()
    {
        var (model, tally) = (_model, _tally);
        if (tally.Done == 0)
        {
            throw new InvalidOperationException("No draw is done.");
        }

        var (history, layout) = (model.History, model.Layout);
        var outcomes = Enumerable.Range(0, model.Doctrines.Count).Select(d => new DoctrineOutcome(
            model.Doctrines[d],
            Enum.GetValues<OutcomeCount>().ToDictionary(static c => c, c => tally.Band(d, (int)c)),
            [.. Enumerable.Range(0, layout.Regions).Select(r => Group(history.Regions[r], d, OutcomeLayout.Region(r)))],
            [.. Enumerable.Range(layout.FirstDecade, layout.Decades).Select(k => Group($"{k}0s", d, layout.Decade(k * 10)))],
            [.. history.Onsets.Select((o, k) => Episode(o, d, layout.Onset(k)))])).ToList();
        var pairs = from a in Enumerable.Range(0, model.Doctrines.Count)
                    from b in Enumerable.Range(0, model.Doctrines.Count)
                    where a != b
                    select new PairwiseOutcome(model.Doctrines[a].Name, model.Doctrines[b].Name, tally.LessHarm(a, b), Drivers(a, b));
        return new ReplayResult(
            model.Settings,
            history.RecordVersion,
            model.Instruments,
            model.Answers,
            history.From,
            history.To,
            history.WarningsFrom,
            history.RecordedDeaths,
            history.Situations.Sum(static s => s.Onsets.Count(static o => o.Preventable)),
            tally.Done,
            outcomes,
            [.. pairs]);

        IReadOnlyList<ReplayDriver> Drivers(int a, int b)
        {
            var shares = tally.Drivers(a, b);
            return [.. model.Uncertain.Select((p, k) => new ReplayDriver(model.Parameters[p].Name, shares[k])).OrderByDescending(static d => d.Share).ThenBy(static d => d.Parameter, StringComparer.Ordinal).Take(DriversKept)];
        }

        GroupOutcome Group(string name, int doctrine, int at) => new(name, tally.Band(doctrine, at), tally.Band(doctrine, at + 1), tally.Band(doctrine, at + 2));

        EpisodeOutcome Episode(Record.Thresholds.Crossing onset, int doctrine, int at) =>
            new(onset.Id, onset.Deaths.Best, tally.Band(doctrine, at + 1).Mean, tally.Band(doctrine, at));
    }
}
