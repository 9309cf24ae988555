using Simulator.Engine.Observation;
using Simulator.Engine.State;

namespace Simulator.Experiments.Measures.Watching;

/// <summary>Stress in the evening after a day of disclosing, by whether a good response came on that day.</summary>
internal sealed class StressWatch : IObserver
{
    private bool[] toldToday = [], toldYesterday = [], goodYesterday = [];

    /// <summary>Stress summed over days that followed a heard disclosure, and those days; the same after one that was not heard.</summary>
    internal double[] Sums { get; } = new double[4];

    /// <inheritdoc/>
    public void Observe(World world, in Moment moment)
    {
        int count = world.People.Count;
        if (moment.Kind == MomentKind.Start) (toldToday, toldYesterday, goodYesterday) = (new bool[count], new bool[count], new bool[count]);
        if (moment.Kind == MomentKind.Conversation)
        {
            toldToday[moment.One] |= moment.FirstTold;
            toldToday[moment.Other] |= moment.SecondTold;
        }

        if (moment.Kind != MomentKind.Day) return;
        for (int i = 0; i < count; i++)
        {
            if (toldYesterday[i])
            {
                int place = goodYesterday[i] ? 0 : 2;
                Sums[place] += world.People.Stress[i];
                Sums[place + 1]++;
            }

            (toldYesterday[i], goodYesterday[i], toldToday[i]) = (toldToday[i], world.Diary.AnsweredYesterday[i], false);
        }
    }
}
