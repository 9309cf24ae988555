using Simulator.Engine.Observation;
using Simulator.Engine.State;

namespace Simulator.Experiments.Measures.Watching;

/// <summary>Group meetings: who comes, how late, and with how much more enthusiasm people leave.</summary>
internal sealed class GatheringWatch : IObserver
{
    private readonly SortedDictionary<int, (double Invited, double Came, double Late)> days = [];
    private readonly List<(int Teacher, double Enthusiasm)> here = [];
    private double came, late, gained;

    /// <summary>Mean rise of enthusiasm from coming to leaving, over those who came.</summary>
    internal double EnthusiasmGained => came > 0 ? gained / came : double.NaN;

    /// <summary>Slope of minutes late on the number of the meeting, over everybody who came.</summary>
    internal double LatenessSlope
    {
        get
        {
            Line line = default;
            int meeting = 0;
            foreach ((double _, double there, double minutes) in days.Values) line.Add(++meeting, minutes, there);
            return line.Slope;
        }
    }

    /// <summary>Slope of the share who came on the number of the meeting.</summary>
    internal double AttendanceSlope
    {
        get
        {
            Line line = default;
            int meeting = 0;
            foreach ((double invited, double there, double _) in days.Values) line.Add(++meeting, there / invited);
            return line.Slope;
        }
    }

    /// <inheritdoc/>
    public void Observe(World world, in Moment moment)
    {
        if (moment.Channel != Channel.Group) return;
        if (moment.Kind == MomentKind.Arrival)
        {
            here.Add((moment.One, world.People.Enthusiasm[moment.One]));
            late += moment.Minutes;
        }

        if (moment.Kind != MomentKind.Gathering) return;
        (double invited, double there, double minutes) = days.GetValueOrDefault(world.Day);
        days[world.Day] = (invited + moment.Other - moment.One + 1, there + here.Count, minutes + late);
        foreach ((int teacher, double before) in here) gained += world.People.Enthusiasm[teacher] - before;
        came += here.Count;
        late = 0;
        here.Clear();
    }
}
