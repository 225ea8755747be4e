using System.Globalization;

namespace Forestall.Workbench.Tests;

/// <summary>Work in the background is done once, in its turn, and can be stopped; what nobody waits for gives way.</summary>
public sealed class BackgroundJobsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly BackgroundJobs _jobs = new();
    private readonly ManualResetEventSlim _gate = new();

    public void Dispose()
    {
        _gate.Set();
        _jobs.Dispose();
        _gate.Dispose();
    }

    [Fact]
    public async Task Who_asks_the_same_gets_the_same_piece_of_work()
    {
        var times = 0;
        var one = _jobs.Ask("a", JobLane.Solutions, _ => Interlocked.Increment(ref times).ToString(CultureInfo.InvariantCulture));
        var other = _jobs.Ask("a", JobLane.Solutions, static _ => "another");
        Assert.Same(one, other);
        Assert.Equal("1", await other.Within<string>(Patience));
        Assert.Equal("1", await _jobs.Ask("a", JobLane.Solutions, static _ => "another").Within<string>(Patience));
    }

    [Fact]
    public async Task There_is_no_answer_before_the_work_is_done_and_other_lanes_do_not_wait()
    {
        var slow = Waiting("slow", JobLane.Analyses);
        Assert.Null(await slow.Within<string>(TimeSpan.FromMilliseconds(20)));
        Assert.Equal("quick", await _jobs.Ask("quick", JobLane.Solutions, static _ => "quick").Within<string>(Patience));
        _gate.Set();
        Assert.Equal("slow", await slow.Within<string>(Patience));
    }

    [Fact]
    public async Task A_slider_leaves_the_oldest_work_behind_but_a_replay_is_refused()
    {
        var sliders = Enumerable.Range(0, 5).Select(k => Waiting($"slider {k}", JobLane.Solutions)).ToList();
        Assert.True(sliders[0].WasStopped);
        Assert.DoesNotContain(sliders.Skip(1), static j => j.WasStopped);
        var replays = Enumerable.Range(0, 100).Select(k => Waiting($"replay {k}", JobLane.Replays)).ToList();
        Assert.Contains("are waiting already", Assert.Throws<InputException>(() => Waiting("one more", JobLane.Replays)).Message, StringComparison.Ordinal);
        _gate.Set();
        Assert.Equal("replay 99", await replays[99].Within<string>(Patience));
    }

    [Fact]
    public async Task What_was_stopped_says_so_and_begins_anew_when_it_is_forgotten()
    {
        var first = Waiting("a", JobLane.Analyses);
        var second = Waiting("b", JobLane.Analyses);
        second.Cancel();
        Assert.Contains("stopped", (await Assert.ThrowsAsync<InputException>(() => second.Within<string>(Patience))).Message, StringComparison.Ordinal);
        _jobs.Forget("a");
        Assert.Same(first, _jobs.Find("a"));
        _jobs.Forget("b");
        Assert.Null(_jobs.Find("b"));
        _gate.Set();
        Assert.Equal("b", await Waiting("b", JobLane.Analyses).Within<string>(Patience));
    }

    [Fact]
    public async Task Why_it_failed_is_said_to_everybody_who_asks()
    {
        var known = _jobs.Ask("known", JobLane.Solutions, static _ => throw new InputException("there is no such column.") { NamesNothing = true });
        var failure = await Assert.ThrowsAsync<InputException>(() => known.Within<string>(Patience));
        Assert.Equal(("there is no such column.", true), (failure.Message, failure.NamesNothing));
        Assert.Equal((JobState.Failed, "There is no such column."), (known.State, known.Failure));
        var unknown = _jobs.Ask("unknown", JobLane.Solutions, static _ => throw new InvalidOperationException("Broken."));
        Assert.Contains("InvalidOperationException: Broken", (await Assert.ThrowsAsync<InputException>(() => unknown.Within<string>(Patience))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_asked_for_least_recently_go_first()
    {
        for (var k = 0; k < 61; k++)
        {
            await _jobs.Ask($"{k}", JobLane.Solutions, static _ => "done").Within<string>(Patience);
            _ = _jobs.Ask("0", JobLane.Solutions, static _ => "done");
        }

        Assert.NotNull(_jobs.Find("0"));
        Assert.Null(_jobs.Find("1"));
        Assert.NotNull(_jobs.Find("60"));
    }

    private BackgroundJob Waiting(string key, JobLane lane) => _jobs.Ask(key, lane, _ =>
    {
        _gate.Wait();
        return key;
    });
}
